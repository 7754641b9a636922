"""From a file to practices to a generation of the index."""
