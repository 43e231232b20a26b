"""What a person's own words state about their case, by signs and without a model."""
