"""What officers use, as a tab of the page: the check of an expression of interest, and its dates."""
