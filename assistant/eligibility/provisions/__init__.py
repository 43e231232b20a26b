"""The provisions that the rules rest on, each with the sentence of a shipped note that tells it."""
