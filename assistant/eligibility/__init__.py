"""The community right to challenge as rules and data: facts in, a verdict with its reasons out."""
