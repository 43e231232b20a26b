"""The packaged embedding model, adapted to the questions of the field: trained, calibrated and measured."""
