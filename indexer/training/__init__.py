"""How the shipped Polish pipeline is made: ``python -m indexer.training``, see `__main__`."""
