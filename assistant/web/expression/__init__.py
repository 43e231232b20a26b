"""The form for an expression of interest, as a tab of the page."""
