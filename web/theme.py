"""The reader's choice of light or dark; who chose neither gets what the system prefers.

A choice of looks says nothing about the page, so it does not belong in an address that people share. It is
kept in a cookie, set only when the reader asks and holding nothing but one of the words below.
"""

from flask import Response, request

#: What can be chosen besides following the system.
THEMES = ("light", "dark")
#: The choice that forgets the others.
SYSTEM = "system"
COOKIE = "wyglad"
_YEAR = 31_536_000


def chosen_theme() -> str:
    """Return the theme chosen for this request, "" when the system decides."""
    theme = request.cookies.get(COOKIE, "")
    return theme if theme in THEMES else ""


def remember(response: Response, theme: str) -> None:
    """Let the browser keep a theme for a year, or forget the one it kept.

    Args:
        response: the answer that carries the cookie.
        theme: one of `THEMES`; anything else forgets.
    """
    if theme in THEMES:
        # Not httponly: a page that the browser brings back from memory has to see what was chosen since.
        response.set_cookie(COOKIE, theme, max_age=_YEAR, samesite="Lax", secure=request.is_secure)
    else:
        response.delete_cookie(COOKIE, samesite="Lax", secure=request.is_secure)
