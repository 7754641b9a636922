"""The operations, declared: which endpoint takes which parameters and gives which shape.

An operation's path comes from the routing, so an address that changes there changes here.
"""

from dataclasses import dataclass

from web.api import parameters as p
from web.api.parameters import Parameter
from web.api.shapes import found, pages, records
from web.formats import forms

HTML, JSON = "text/html", forms.JSON.mimetype


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One address that answers.

    Attributes:
        endpoint: in the routing.
        name: of the operation, stable, for generated clients.
        shape: of the JSON, None where there is none.
        parameters: of the query.
        path: of the path, where not the usual ones of `web.api.parameters.PATH`.
        page: there is a page for people at the same address.
        files: media types besides HTML and JSON.
        errors: statuses besides 414, which any address may give.
        moves: the address may lead on to another.
    """

    endpoint: str
    name: str
    shape: type | None = None
    parameters: tuple[Parameter, ...] = ()
    path: tuple[Parameter, ...] = ()
    page: bool = True
    files: tuple[str, ...] = ()
    errors: tuple[int, ...] = (400, 503)
    moves: bool = False


_FOUND = (400, 404, 503)
_PAGE = (p.FORMAT,)

OPERATIONS: tuple[Operation, ...] = (
    Operation(endpoint="start.page", name="start", shape=pages.Start, parameters=_PAGE),
    Operation(
        endpoint="search.results",
        name="search",
        shape=found.Results,
        parameters=(*p.SEARCH, p.FORMAT),
    ),
    Operation(
        endpoint="practice.page",
        name="practice",
        shape=records.PracticePage,
        parameters=_PAGE,
        errors=_FOUND,
    ),
    Operation(
        endpoint="practice.card_page",
        name="practiceCard",
        shape=records.Practice,
        parameters=_PAGE,
        errors=_FOUND,
    ),
    Operation(
        endpoint="organisation.page",
        name="organisation",
        shape=records.Organisation,
        parameters=_PAGE,
        errors=_FOUND,
    ),
    Operation(
        endpoint="report.page",
        name="report",
        shape=records.Report,
        parameters=(*p.STRETCH, p.FORMAT),
        errors=_FOUND,
    ),
    Operation(endpoint="place.page", name="place", shape=pages.Place, parameters=_PAGE, errors=_FOUND),
    Operation(endpoint="sector.page", name="sector", shape=pages.Sector, parameters=_PAGE, errors=_FOUND),
    Operation(
        endpoint="activity.page",
        name="activityType",
        shape=pages.ActivityTypePage,
        parameters=_PAGE,
        errors=_FOUND,
    ),
    Operation(endpoint="compare.page", name="compare", shape=pages.Comparison, parameters=(p.IDS, p.FORMAT)),
    Operation(
        endpoint="saved.page",
        name="list",
        shape=pages.SavedList,
        parameters=(p.IDS, *p.CHANGES, p.FORMAT),
        moves=True,
    ),
    Operation(
        endpoint="values.page",
        name="values",
        shape=pages.Values,
        parameters=(*p.SEARCH, *p.LISTING, p.FORMAT),
        errors=_FOUND,
    ),
    Operation(
        endpoint="statistics.overview",
        name="statistics",
        shape=pages.Statistics,
        parameters=(*p.SEARCH, *p.SIDES, p.FORMAT),
    ),
    Operation(
        endpoint="statistics.table",
        name="statisticsTable",
        parameters=(*p.SEARCH, *p.SIDES, p.TABLE),
        path=(p.TABLE_FORM,),
        page=False,
        files=tuple(form.mimetype for form in forms.TABLES),
        errors=_FOUND,
    ),
    Operation(
        endpoint="export.download",
        name="export",
        shape=pages.Export,
        parameters=(*p.SEARCH, p.IDS),
        path=(p.EXPORT_FORM,),
        page=False,
        files=tuple(form.mimetype for form in forms.FORMS if form is not forms.JSON),
        errors=_FOUND,
    ),
    Operation(endpoint="feeds.atom", name="feed", parameters=p.SEARCH, page=False, files=(forms.ATOM,)),
    Operation(
        endpoint="suggest.suggestions",
        name="suggest",
        shape=found.Suggestions,
        parameters=(p.SUGGEST,),
        page=False,
        errors=(503,),
    ),
    Operation(endpoint="pages.quality", name="quality", shape=pages.Quality, parameters=_PAGE),
    Operation(endpoint="pages.about", name="about", shape=pages.TextPage, parameters=_PAGE, errors=(400,)),
    Operation(endpoint="pages.help_page", name="help", shape=pages.TextPage, parameters=_PAGE, errors=(400,)),
    Operation(
        endpoint="pages.accessibility",
        name="accessibility",
        shape=pages.TextPage,
        parameters=_PAGE,
        errors=(400,),
    ),
    Operation(
        endpoint="pages.interface",
        name="interface",
        shape=pages.Document,
        parameters=_PAGE,
        errors=(400,),
    ),
    Operation(endpoint="health.state", name="health", shape=pages.Health, page=False, errors=()),
    Operation(endpoint="api.document", name="document", shape=pages.Document, page=False, errors=()),
)
BY_ENDPOINT = {operation.endpoint: operation for operation in OPERATIONS}

#: Endpoints of the routing that are no part of the interface: files of the site itself, a form's target.
PRIVATE = frozenset({"static_file", "feeds.opensearch", "theme.choose"})
