"""What a question means: clean, alone, in parts."""
