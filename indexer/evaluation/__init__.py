"""How good the extraction is: a gold set annotated by hand, and what the extractor makes of it."""
