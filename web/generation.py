"""The generation that answers a request: taken once, so that a page never mixes two."""

from typing import cast

from flask import Flask, current_app, g

from kb.store import Generation, Store

_KEY = "praktyki.store"


def init_app(app: Flask, store: Store) -> None:
    """Remember the store that pages read from."""
    app.extensions[_KEY] = store


def current_generation() -> Generation:
    """Return the generation of this request.

    Raises:
        NoIndex: nothing has been indexed yet.
        IndexDamaged: the current generation cannot be read.
    """
    if "generation" not in g:
        g.generation = cast(Store, current_app.extensions[_KEY]).current()
    return cast(Generation, g.generation)
