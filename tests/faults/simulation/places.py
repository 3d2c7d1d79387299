"""Where and when every world begins."""

VILLAGES = ("231222102201", "231222102202")
START_MS = 1_767_571_200_000
DAY_MS = 24 * 3600 * 1000
