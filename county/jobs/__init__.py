"""What the county does without being asked: checks answers, accepts by silence, renders proofs of delivery."""
