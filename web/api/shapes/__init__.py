"""Shapes of the JSON answers: what `web.present.public` and the views give, key by key.

A key that is declared is always there; what the reports do not say is null or empty. New keys may be added,
none is renamed or removed. What a key means stands in ``texts.toml``. `records` are the things of the base,
`found` what a search gives, `pages` what single pages give.
"""
