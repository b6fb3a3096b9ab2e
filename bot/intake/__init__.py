"""From what happened on a platform to signals and acts; each event in one transaction."""
