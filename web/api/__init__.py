"""The interface for programs, declared: shapes of answers, parameters, operations, and OpenAPI made of them.

The tables here name the site's own facets, formats and endpoints, so the document follows the site.
"""
