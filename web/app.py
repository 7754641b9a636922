"""The application factory: settings in, a Flask application out."""

from flask import Flask

from kb.settings import Settings
from kb.store import Store
from web import assets, caching, compression, cors, errors, generation, language, security, templating, views


def create_app(settings: Settings, store: Store | None = None) -> Flask:
    """Return the site.

    Args:
        settings: where the data is, the default language, who runs the site.
        store: the generations to read; None opens those under ``settings.data``.
    """
    app = Flask("web", static_folder=None)
    app.config.update(SETTINGS=settings, MAX_CONTENT_LENGTH=64 * 1024)
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    generation.init_app(app, store or Store(settings.data))
    language.init_app(app, "en" if settings.language == "en" else "pl")
    assets.init_app(app)
    templating.init_app(app)
    errors.init_app(app)
    views.init_app(app)
    # After-request functions run in reverse order: compression last, over the tagged answer.
    compression.init_app(app)
    caching.init_app(app)
    cors.init_app(app)
    security.init_app(app)
    return app
