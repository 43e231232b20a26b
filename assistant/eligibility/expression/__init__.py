"""The expression of interest that a group sends."""
