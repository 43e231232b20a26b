"""Every measurement of answers in one run, beside the figures that were last accepted."""
