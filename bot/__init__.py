"""Wijkbot: every neighbourhood signal gets an owner."""
