"""Staff: who they are, which role they have, which villages and steps are theirs."""
