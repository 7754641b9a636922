"""The site: search, practices, reports, organisations and places, rendered on the server.

`create_app` builds it from settings; everything else here is private to the site. Imports `kb` only.
"""

from web.app import create_app

__all__ = ["create_app"]
