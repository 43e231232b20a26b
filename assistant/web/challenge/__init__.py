"""The interview on the community right to challenge, as a tab of the page."""
