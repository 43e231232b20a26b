"""The way of a question: understand, retrieve, compose, cite, verify, present; a module a stage."""
