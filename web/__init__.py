"""The site: a Flask application over the current generation."""
