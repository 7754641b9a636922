"""A small generation for the site's tests: made-up reports, one like the real ones, some that attack."""

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from kb.search.protocol import Request
from kb.settings import Settings, load
from kb.store import Store
from tests.web import reports
from tests.web.site import Known, build
from web import create_app


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory with one generation."""
    folder = tmp_path_factory.mktemp("site")
    build(folder)
    return folder


@pytest.fixture(scope="session")
def settings(data: Path) -> Settings:
    """Settings over that directory, with nothing from the environment."""
    return load(environ={}).replace(
        data=data, corpus=data, operator="Ośrodek <Wsparcia>", operator_email="dostepnosc@example.org"
    )


@pytest.fixture(scope="session")
def app(settings: Settings) -> Flask:
    """The site."""
    return create_app(settings)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser without scripts."""
    return app.test_client()


@pytest.fixture(scope="session")
def known(data: Path) -> Known:
    """Ids that exist."""
    generation = Store(data).current()
    report = generation.facts.report("2017/pranie-z-sercem")
    others = [h.id for h in generation.engine.search(Request(per_page=20)).hits]
    attacks = []
    for i in range(len(reports.HOSTILE)):
        attacked = generation.facts.report(f"atak/{i}")
        attacks.append((attacked.practice_ids[0], attacked.head.id, f"atak-{i}"))
    return Known(
        practice=report.practice_ids[0],
        others=tuple(o for o in others if o != report.practice_ids[0]),
        report=report.head.id,
        organisation=next(iter(report.organisation_ids.values())),
        attacks=tuple(attacks),
    )
