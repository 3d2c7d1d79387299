"""The pages of staff: log-in, inbox, case, acts, counter."""
