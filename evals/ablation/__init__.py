"""What each part of the search is worth, measured one change at a time."""
