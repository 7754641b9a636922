"""Readers: text, blocks and metadata of Markdown, HTML and plain text, and every kind of bad file."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.readers import read
from indexer.readers.decoding import decode
from indexer.readers.markdown import read_markdown
from indexer.readers.plain import read_plain
from kb.errors import ReportError

PANGRAM = "Zażółć gęślą jaźń. Spółdzielnia Socjalna »Źródło« w Łodzi świadczy usługi — ŻÓŁĆ."


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def kinds(report) -> list[tuple[str, str]]:
    return [(block.kind, report.text[block.start : block.end]) for block in report.blocks]


def test_markdown_blocks_and_front_matter(tmp_path):
    path = write(
        tmp_path / "wizyta.md",
        "---\ntitle: '„Wizyta: dzień 1”'\ndate: 2017-06\npublisher: ROPS\nsource:\n - https://a.pl/1\n - ftp://b\n"
        "kind: wizyta-studyjna\nlanguage: pl\n---\n# Byczyna\n\nPierwszy *akapit* z [linkiem](http://x.pl)\n"
        "w dwóch wierszach.\n\n- pralnia,\n- magiel\n  - głębiej\n\n> cytat\n\n"
        "| Nazwa | Miejsce |\n|---|---|\n| CIS | Żarki |\n| KIS | |\n",
    )
    report = read(path)
    assert (report.title, report.date, report.publisher) == ("„Wizyta: dzień 1”", "2017-06", "ROPS")
    assert report.sources == ("https://a.pl/1",)
    assert kinds(report) == [
        ("heading", "Byczyna"),
        ("paragraph", "Pierwszy akapit z linkiem w dwóch wierszach."),
        ("item", "pralnia,"),
        ("item", "magiel"),
        ("item", "głębiej"),
        ("quote", "cytat"),
        ("row", "Nazwa\tMiejsce"),
        ("row", "CIS\tŻarki"),
        ("row", "KIS\t"),
    ]
    assert [b.level for b in report.blocks if b.kind == "item"] == [1, 1, 2]
    row = report.blocks[7]
    assert [report.text[a:b] for a, b in row.cells] == ["CIS", "Żarki"]
    assert report.blocks[6].header and not row.header


def test_labelled_lines_of_a_catalogue_are_blocks_of_their_own():
    document = read_markdown(
        "**Gdzie:** Byczyna,\nwoj. opolskie\n**Co robi:** pralnia\\\nRok: 2012\n\n- CIS\n  Gdzie: Żarki\n\n"
        "Była godzina\n17: koniec zdania i dalej.\n",
        "x",
    )
    assert [(b.kind, document.text[b.start : b.end]) for b in document.blocks] == [
        ("paragraph", "Gdzie: Byczyna, woj. opolskie"),
        ("paragraph", "Co robi: pralnia"),
        ("paragraph", "Rok: 2012"),
        ("item", "CIS"),
        ("paragraph", "Gdzie: Żarki"),
        ("paragraph", "Była godzina 17: koniec zdania i dalej."),
    ]


def test_html_takes_the_article_without_menus_and_scripts(tmp_path):
    path = write(
        tmp_path / "strona.html",
        "<!doctype html><html lang=pl><head><title>Tytuł &ndash; serwis</title>"
        '<meta property="article:published_time" content="2021-04-23T08:00:00+02:00">'
        '<meta name="author" content="Jan Kowalski"></head><body><nav>Menu główne</nav>'
        "<article><h1>Krawcowe</h1><p>Spółdzielnia&nbsp;szyje <b>maski</b><br>i torby.</p>"
        "<script>alert('x')</script><ul><li>szycie<li>poprawki</ul>"
        "<table><tr><td>CIS</td><td>Bytom</td></tr></table></article><footer>Stopka</footer></body></html>",
    )
    report = read(path)
    assert (report.title, report.date, report.language) == ("Tytuł – serwis", "2021-04-23", "pl")
    assert "alert" not in report.text and "Menu" not in report.text and "Stopka" not in report.text
    assert ("heading", "Krawcowe") in kinds(report)
    assert ("item", "poprawki") in kinds(report)
    assert any(kind == "row" and "Bytom" in text for kind, text in kinds(report))


def test_html_nested_thousands_deep_is_read(tmp_path):
    deep = "<div>" * 20_000 + "<p>Spółdzielnia socjalna prowadzi pralnię.</p>" + "</div>" * 20_000
    assert "prowadzi pralnię" in read(write(tmp_path / "deep.html", deep)).text


def test_plain_text_headings_items_title_and_date(tmp_path):
    path = write(
        tmp_path / "relacja.txt",
        "Aktualności\n\n21.06.2017\n\nZa nami wizyta w Byczynie\n\nOdwiedziliśmy spółdzielnie:\n"
        "– pralnia,\n–     stolarnia\n   w Żarkach;\n\nDługi wiersz\nzłamany w pół.\n",
    )
    report = read(path)
    assert (report.title, report.date) == ("Za nami wizyta w Byczynie", "2017-06-21")
    assert kinds(report)[-4:] == [
        ("paragraph", "Odwiedziliśmy spółdzielnie:"),
        ("item", "pralnia,"),
        ("item", "stolarnia\n   w Żarkach;"),
        ("paragraph", "Długi wiersz\nzłamany w pół."),
    ]


def test_lines_of_a_text_that_nobody_wrapped_are_paragraphs():
    long = "Konkurs odbywa się co roku i wyróżnia podmioty ekonomii społecznej. " * 3
    document = read_plain(f"{long}\nLAUREACI\n- CIS w Kożuchowie\n- ZAZ w Kamieniu\nZwycięzcy to oni.", "x")
    assert [(b.kind, document.text[b.start : b.end]) for b in document.blocks] == [
        ("paragraph", long.strip()),
        ("paragraph", "LAUREACI"),
        ("item", "CIS w Kożuchowie"),
        ("item", "ZAZ w Kamieniu"),
        ("paragraph", "Zwycięzcy to oni."),
    ]


def test_a_list_in_wrapped_text_ends_where_a_sentence_begins():
    document = read_plain("- pralnia,\n- stolarnia\n  w Żarkach\nWizyta trwała dwa dni\ni noc.", "x")
    assert [(b.kind, document.text[b.start : b.end]) for b in document.blocks] == [
        ("item", "pralnia,"),
        ("item", "stolarnia\n  w Żarkach"),
        ("paragraph", "Wizyta trwała dwa dni\ni noc."),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1250"])
def test_every_encoding_gives_the_same_text(encoding):
    assert decode(PANGRAM.encode(encoding), "x") == PANGRAM


def test_latin2_is_told_from_cp1250_by_polish_letters():
    text = "Zażółć gęślą jaźń w Łodzi, świadczy usługi"
    assert decode(text.encode("iso8859_2"), "x") == text


def test_decomposed_letters_become_composed(tmp_path):
    report = read(
        write(tmp_path / "nfd.txt", "Spo\u0301łdzielnia \ufeffw Z\u0307arkach\r\nprowadzi pralnie\u0328")
    )
    assert report.text == "Spółdzielnia w Żarkach\nprowadzi pralnię"


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.md", b"", "empty"),
        ("a.md", b"---\ntitle: x\n---\n\n", "empty"),
        ("a.md", b"---\ntitle: [x\n---\nSpoldzielnia socjalna w Byczynie", "front matter"),
        ("a.md", b"---\ntitle: x\ndate: wczoraj\n---\nSpoldzielnia socjalna w Byczynie", "date"),
        ("a.md", b"---\ndate: 2017-13\n---\nSpoldzielnia socjalna w Byczynie", "date"),
        ("a.md", b"---\ntitle: Wizyta: dzien 1\n---\nSpoldzielnia socjalna w Byczynie", "quotation marks"),
        ("a.md", b"---\ntitle: x\n  bad: :\n---\nSpoldzielnia socjalna w Byczynie", "front matter"),
        ("a.txt", b"\x00\x01\x02" * 100, "binary"),
        ("a.txt", bytes(range(1, 32)) * 30, "binary"),
        ("a.txt", b"%PDF-1.4 \xe2\xe3", "PDF"),
        ("a.html", b"PK\x03\x04rest", "ZIP"),
        ("a.txt", b"\xff\xfe\x00\xd8", "encoding"),
        ("a.exe", b"MZ", "formats"),
        ("a.txt", b"x" * 5001, "bytes"),
    ],
)
def test_a_bad_file_gets_one_sentence(tmp_path, name, content, says):
    with pytest.raises(ReportError) as caught:
        read(write(tmp_path / name, content), max_bytes=5000)
    assert says in str(caught.value) and "\n" not in str(caught.value)
    assert str(tmp_path / name) in caught.value.polish


def test_missing_folder_fifo_and_impossible_names_get_one_sentence(tmp_path):
    os.mkfifo(tmp_path / "fifo.txt")
    (tmp_path / "folder.md").mkdir()
    for path in (
        tmp_path / "none.md",
        tmp_path / "fifo.txt",
        tmp_path / "folder.md",
        Path("a\0b.md"),
        Path("x" * 300 + ".md"),
    ):
        with pytest.raises(ReportError):
            read(path)


@given(st.text(max_size=400))
def test_blocks_of_any_text_lie_in_order_inside_it(text):
    for reader in (read_markdown, read_plain):
        try:
            document = reader(text, "x")
        except ReportError:
            continue
        end = 0
        for block in document.blocks:
            assert end <= block.start < block.end <= len(document.text)
            assert all(block.start <= a <= b <= block.end for a, b in block.cells)
            assert document.text[block.start : block.end].strip()
            end = block.end


def test_a_line_that_goes_on_in_the_middle_of_a_sentence_is_of_its_paragraph():
    long = "Zdanie, które jest dłuższe niż wszystko, co łamie jakikolwiek program, i dlatego jest całe. " * 2
    text = f"{long}\nGościliśmy wizytę studyjną\nz województwa śląskiego.\nBył obiad:\na) zupa\nmała przerwa"
    found = read_plain(text, "a.txt")
    texts = [found.text[b.start : b.end] for b in found.blocks]
    assert "Gościliśmy wizytę studyjną\nz województwa śląskiego." in texts
    assert "Był obiad:" in texts
