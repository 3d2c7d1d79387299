"""Running the peers' recorded cases: ``python -m xforms.conformance DIR [--json]``."""
