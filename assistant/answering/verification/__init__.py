"""What the check of a sentence against its quotes is made of; its entry is assistant/answering/verify.py."""
