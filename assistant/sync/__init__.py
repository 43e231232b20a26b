"""Fetches chosen public texts and tenders into the library, when a person asks for them and never else."""
