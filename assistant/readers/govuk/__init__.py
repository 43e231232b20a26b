"""Pages of GOV.UK as its content API gives them."""
