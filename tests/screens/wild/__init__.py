"""People who do not do what a journey expects: sessions at random, touches and keys at random."""
