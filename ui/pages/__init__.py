"""One page per entry of the side list."""
