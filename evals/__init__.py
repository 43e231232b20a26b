"""Programs that measure the product and print the figures: `python -m evals`."""
