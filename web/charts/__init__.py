"""Charts drawn on the server as SVG without styles of their own; each stands beside a table of its numbers."""
