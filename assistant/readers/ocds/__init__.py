"""Notices in the Open Contracting Data Standard."""
