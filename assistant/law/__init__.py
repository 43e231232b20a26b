"""Provisions of law, and the words behind them."""
