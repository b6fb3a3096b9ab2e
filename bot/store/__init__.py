"""What stays: tables, the database behind them, and its transactions."""
