"""Photos: seen, made anew without what is hidden in them, passed on with an ask, never kept."""
