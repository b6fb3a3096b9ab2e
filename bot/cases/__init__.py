"""The case workflow: pure transitions from a state and an act to a new state."""
