"""Does the check find the faults of a clause, and only those?"""
