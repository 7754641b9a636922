import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb import dates


@pytest.mark.parametrize(
    ("source", "iso"),
    [
        ("21.06.2017", "2017-06-21"),
        ("1.1.2020", "2020-01-01"),
        ("21 czerwca 2017 r.", "2017-06-21"),
        ("21 CZERWCA 2017", "2017-06-21"),
        ("w dniach 20-21 czerwca 2017 roku", "2017-06-21"),
        ("w dniach 20 i 21 czerwca 2017", "2017-06-21"),
        ("30 maja – 2 czerwca 2017 r.", "2017-06-02"),
        ("od 1 do 5 października 2019", "2019-10-05"),
        ("27-30.09.2021 r.", "2021-09-30"),
        ("30.05-02.06.2017", "2017-06-02"),
        ("05-06. września 2013 r.", "2013-09-06"),
        ("21 VI 2017", "2017-06-21"),
        ("21.VI.2017", "2017-06-21"),
        ("dnia 5/03/2018", "2018-03-05"),
        ("czerwiec 2017", "2017-06"),
        ("we wrześniu 2020", "2020-09"),
        ("12.2017", "2017-12"),
        ("II kwartał 2017", "2017-04"),
        ("IV kw. 2019", "2019-10"),
        ("2017-06-21T10:00", "2017-06-21"),
        ("2017-06", "2017-06"),
        ("w 2012 roku", "2012"),
        ("31.02.2017", "2017-02"),
        ("41.13.2017", "2017"),
        ("21 czerwca 2017, aktualizacja 3.07.2018", "2017-06-21"),
        ("Data opublikowania:", None),
        ("tel. 34 123 45 67", None),
        ("", None),
    ],
)
def test_parse(source: str, iso: str | None) -> None:
    assert dates.parse(source) == iso


@given(st.dates(min_value=datetime.date(1900, 1, 1), max_value=datetime.date(2099, 12, 31)))
def test_words_and_parse_agree(day: object) -> None:
    iso = str(day)
    for part in (iso, iso[:7], iso[:4]):
        assert dates.parse(dates.words(part, "pl")) == part
    assert dates.parse(dates.words(iso[:7], "en")) == iso[:7]


def test_words() -> None:
    assert dates.words("2017-06-21") == "21 czerwca 2017"
    assert dates.words("2017-06") == "czerwiec 2017"
    assert dates.words("2017-06-21", "en") == "21 June 2017"
    assert dates.words("2017") == "2017"
    assert dates.words("b.d.") == "b.d."
    assert dates.words("2017-13") == "2017-13"


@given(st.text())
def test_any_text_is_taken(source: str) -> None:
    assert dates.parse(source) is None or len(str(dates.parse(source))) in (4, 7, 10)


@pytest.mark.parametrize("piece", ["1 ", "1-", "1.1-", "12 i ", "maj ", "2017-", "1, "])
@pytest.mark.timeout(60)  # an hour and more where time grew with the square
def test_long_runs_take_linear_time(piece: str) -> None:
    dates.parse(piece * 50_000)
