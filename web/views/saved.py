"""Saved lists: the browser keeps the reader's own, the address carries one to somebody else."""

from flask import Blueprint, Response, redirect, request

from web.generation import current_generation
from web.negotiation import respond
from web.present import public
from web.present.saved import list_url, moved, saved_list
from web.views.compare import MOST as MOST_COMPARED
from web.views.export import FORMS

blueprint = Blueprint("saved", __name__)

#: Parameters that move a practice, and by how many places.
_MOVES = {"wyzej": -1, "nizej": 1}


@blueprint.get("/lista")
def page() -> Response:
    """Show the practices of the parameters `id`; without any, the reader's own list, which a script fills.

    Query parameters: `usun`, an id to take out (the page offers it back); `wyzej`, `nizej`, an id to move by
    one place, which leads on to the address of the new order.

    Raises:
        QueryError: too many ids.
    """
    ids = [i for i in request.args.getlist("id") if i]
    for name, by in _MOVES.items():
        if name in request.args:
            return redirect(list_url(moved(ids, request.args[name], by)), code=302)  # type: ignore[return-value]
    shown = saved_list(current_generation().facts, ids, request.args.get("usun", ""))
    return respond(
        "saved.html",
        json=lambda: {
            "ids": list(shown.ids),
            "missing": list(shown.missing),
            "practices": [public.practice(record) for record in shown.records],
        },
        shown=shown,
        own=not ids,
        address=list_url(shown.ids),
        without_missing=list_url(shown.kept),
        export_forms=FORMS,
        most_compared=MOST_COMPARED,
    )
