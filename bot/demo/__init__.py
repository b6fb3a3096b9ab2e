"""Wijkbot at work in a terminal: scenes that play and explain themselves, then a chat."""
