"""The pages, one blueprint per concern."""

from flask import Flask

from web.views import (
    activity,
    api,
    compare,
    export,
    feeds,
    health,
    organisation,
    pages,
    place,
    practice,
    report,
    saved,
    search,
    sector,
    start,
    statistics,
    suggest,
    theme,
    values,
)

BLUEPRINTS = (
    start.blueprint,
    search.blueprint,
    suggest.blueprint,
    values.blueprint,
    practice.blueprint,
    report.blueprint,
    organisation.blueprint,
    place.blueprint,
    sector.blueprint,
    activity.blueprint,
    compare.blueprint,
    saved.blueprint,
    statistics.blueprint,
    export.blueprint,
    feeds.blueprint,
    pages.blueprint,
    health.blueprint,
    api.blueprint,
    theme.blueprint,
)


def init_app(app: Flask) -> None:
    """Register the pages."""
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
