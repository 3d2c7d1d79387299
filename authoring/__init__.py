"""Programs that derive data of `assets/` from published packages; run by hand when a package has a new version."""
