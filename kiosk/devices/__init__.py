"""The machines around the kiosk, each behind a Protocol, each with a driver fed by files."""
