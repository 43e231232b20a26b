"""The officer's side: an expression of interest that came in, and the answer to it."""
