"""Where a message goes: to the sources, to a form, or to a plain reply."""
