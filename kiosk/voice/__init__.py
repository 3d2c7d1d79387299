"""Reading aloud: words made sayable, recorded packs, a synthesiser in a process of its own, a loudspeaker."""
