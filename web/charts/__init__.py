"""Charts drawn on the server as SVG without styles of their own; each has a table of its numbers."""
