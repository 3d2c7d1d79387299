"""Public notices: hung on the screens of a village, taken down, objected to."""
