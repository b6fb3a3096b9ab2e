"""What a municipality configures: one TOML file and what it includes."""
