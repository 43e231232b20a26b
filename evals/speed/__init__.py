"""How fast the product reads, finds and answers, and how much memory it takes."""
