"""What people read: each kind of card, drawn from the case as it is now, for its reader."""
