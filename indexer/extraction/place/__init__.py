"""Places in Polish text: inflected forms, gates, homonyms, villages, roles.

Public face: `indexer.extraction.places`.
"""
