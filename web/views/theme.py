"""The switch between light and dark: a form that works without scripts and leads back to where it was."""

from urllib.parse import urlsplit

from flask import Blueprint, Response, redirect, request, url_for

from kb.errors import QueryError
from web.theme import SYSTEM, THEMES, remember

blueprint = Blueprint("theme", __name__)


@blueprint.post("/wyglad")
def choose() -> Response:
    """Remember the theme that the form names and lead back to the page it stood on.

    Raises:
        QueryError: there is no such theme.
    """
    theme = request.form.get("theme", "")
    if theme not in (*THEMES, SYSTEM):
        raise QueryError(
            f"theme must be one of {', '.join((*THEMES, SYSTEM))}",
            polish=f"wygląd musi być jednym z: {', '.join((*THEMES, SYSTEM))}",
        )
    back = request.form.get("back", "")
    response = redirect(back if _is_ours(back) else url_for("start.page"), code=303)
    remember(response, theme)  # type: ignore[arg-type]
    return response  # type: ignore[return-value]


def _is_ours(address: str) -> bool:
    """Whether an address is a path of this site: nobody may be sent elsewhere by a form that others wrote."""
    if not address.startswith("/") or address.startswith(("//", "/\\")) or not address.isprintable():
        return False
    parts = urlsplit(address)
    return not parts.scheme and not parts.netloc
