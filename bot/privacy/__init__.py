"""Whose data a text holds, and what becomes of it."""
