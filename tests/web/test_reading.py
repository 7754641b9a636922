"""The report page: text whole and in order, mentions marked, an address for every sentence."""

from flask.testing import FlaskClient

from kb.store import Store
from tests.web import reports
from tests.web.site import Known, soup


def _plain(text: str) -> str:
    return "".join(text.split())


def test_the_whole_text_is_there(client: FlaskClient, known: Known) -> None:
    article = soup(client, f"/raport/{known.report}").select_one("article.report")
    assert article is not None
    expected = reports.laundry().report.text.replace(" | ", "")
    assert _plain(article.get_text()) == _plain(expected)


def test_mentions_are_marked_by_kind_and_lead_on(client: FlaskClient, known: Known) -> None:
    article = soup(client, f"/raport/{known.report}").select_one("article.report")
    assert article is not None
    organisation = article.select_one(".m--organisation")
    assert organisation is not None
    assert organisation["href"] == f"/organizacja/{known.organisation}"
    place = article.select_one(".m--place")
    assert place is not None
    assert (place.get_text(), place["href"]) == ("Żarkach", "/miejsce/240905")
    assert {a.get_text() for a in article.select(".m--activity")} == {"pralnię", "szyje torby"}
    assert [a.get_text() for a in article.select(".m--other")] == ["2013"]


def test_every_sentence_has_an_address(client: FlaskClient, known: Known) -> None:
    page = soup(client, f"/raport/{known.report}")
    text = reports.laundry().report.text
    sentences = page.select("article.report .s")
    assert len(sentences) >= 6
    for sentence in sentences:
        start, end = int(str(sentence["data-od"])), int(str(sentence["data-do"]))
        assert sentence["id"] == f"z{start}"
        assert _plain(sentence.get_text()) == _plain(text[start:end])


def test_every_sentence_has_a_link_for_those_who_want_it(client: FlaskClient, known: Known) -> None:
    page = soup(client, f"/raport/{known.report}")
    assert page.select_one("fieldset.legend input#pokaz-odnosniki:not([checked])")
    sentences = page.select("article.report .s")
    assert len(page.select("article.report .s__to")) == len(sentences)
    for sentence in sentences:
        link = sentence.find_next_sibling()
        assert link is not None
        assert (link["aria-label"], link["aria-describedby"]) == ("Odnośnik do zdania", sentence["id"])
        marked = soup(client, str(link["href"]).split("#")[0]).find(id="zaznaczenie")
        assert marked is not None
        assert _plain(marked.get_text()) == _plain(sentence.get_text())


def test_a_stretch_is_marked_once_even_over_blocks(client: FlaskClient, known: Known) -> None:
    text = reports.laundry().report.text
    page = soup(client, f"/raport/{known.report}?od=5&do={len(text) - 4}")
    assert len(page.find_all(id="zaznaczenie")) == 1
    marked = "".join(m.get_text() for m in page.select("mark.hitmark"))
    assert _plain(marked) in _plain(text.replace(" | ", ""))
    assert len(_plain(marked)) > 0.9 * len(_plain(text)) - 20


def test_nonsense_stretches_are_ignored(client: FlaskClient, known: Known) -> None:
    for query in ("od=9&do=5", "od=-1&do=5", "od=x&do=y", "od=99999&do=999999", "od=5", "od=²&do=٣"):
        assert not soup(client, f"/raport/{known.report}?{query}").find(id="zaznaczenie")


def test_all_reports_render_whole(client: FlaskClient, data) -> None:  # type: ignore[no-untyped-def]
    facts = Store(data).current().facts
    heads = client.get("/szukaj?unit=reports&per_page=100&format=json").get_json()["hits"]
    assert len(heads) > 30
    for head in heads:
        article = soup(client, head["url"]).select_one("article.report")
        assert article is not None
        text = facts.report(head["id"]).extraction.report.text.replace(" | ", "")
        assert _plain(article.get_text()) == _plain(text)


def test_a_level_is_never_skipped_under_the_title(client: FlaskClient, known: Known) -> None:
    assert soup(client, f"/raport/{known.report}").select_one("article.report h2")


def test_links_to_sources_only_of_the_web(client: FlaskClient, known: Known) -> None:
    page = soup(client, f"/raport/{known.report}")
    assert [a["href"] for a in page.select('.page-head a[rel~="external"]')] == ["https://example.org/pranie"]


def test_warnings_are_shown(client: FlaskClient, known: Known) -> None:
    assert "Raport nie ma daty publikacji w treści." in soup(client, f"/raport/{known.report}").text


def test_json_of_a_report(client: FlaskClient, known: Known) -> None:
    found = client.get(f"/raport/{known.report}?format=json").get_json()
    assert found["practice_ids"] == [known.practice]
    for organisation in found["organisations"]:
        for mention in organisation["mentions"]:
            assert found["text"][mention["start"] : mention["end"]] == mention["text"]
