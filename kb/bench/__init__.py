"""Measurements of search: our engine beside other engines over the same made-up practices (`kb bench`)."""
