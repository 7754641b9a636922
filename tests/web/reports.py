"""Reports made by hand for the site's tests: one like the real ones, one that attacks."""

from hashlib import sha256

from kb.model import Activity, Block, Evidence, Extraction, Mention, Organisation, Place, Practice, Report

TITLE = "Pranie z sercem. Wizyta w Żarkach"
PARAGRAPH = (
    "Spółdzielnia Socjalna „Manufaktura” w Żarkach prowadzi pralnię i szyje torby. "
    "Gości z województwa lubuskiego przyjęto 20 czerwca 2017 r. Działa od 2013 r."
)
ITEM = "pralnia: pięć osób z niepełnosprawnościami"
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'onmouseover='alert(1)",
    "javascript:alert(1)",
    "</textarea><svg/onload=alert(1)>",
    "{{7*7}}${7*7}<%=7*7%>",
    "]]><a href=x>",
    '=HYPERLINK("http://example.org")',
)


def _at(text: str, part: str) -> tuple[int, int]:
    start = text.index(part)
    return start, start + len(part)


def _activity(text: str, sector: str, at: tuple[int, int]) -> Activity:
    return Activity(
        text=text, type=None, sector=sector, start=at[0], end=at[1], method="rule:runs", score=0.9
    )


def laundry() -> Extraction:
    """A report with a heading, a paragraph, an item, a table and a practice whose every fact is proven."""
    table = "warsztat | osoby"
    text = "\n\n".join((TITLE, PARAGRAPH, ITEM, table))
    blocks = []
    for kind, piece in (("heading", TITLE), ("paragraph", PARAGRAPH), ("item", ITEM), ("row", table)):
        start, end = _at(text, piece)
        cells = (_at(text, "warsztat"), _at(text, "osoby")) if kind == "row" else ()
        level = {"heading": 3, "item": 1}.get(kind, 0)
        blocks.append(
            Block(kind=kind, start=start, end=end, level=level, cells=cells, header=kind == "row")  # type: ignore[arg-type]
        )
    name = "Spółdzielnia Socjalna „Manufaktura”"
    sentence = _at(text, PARAGRAPH.split(" Gości")[0])
    last = _at(text, "Działa od 2013 r.")

    def proof(field: str, value: str, part: str, around: tuple[int, int], method: str) -> Evidence:
        start = text.index(part, around[0])
        end = start + len(part)
        return Evidence(
            field=field,  # type: ignore[arg-type]
            value=value,
            start=start,
            end=end,
            text=part,
            sentence_start=around[0],
            sentence_end=around[1],
            method=method,
            score=0.91,
        )

    first = text.index("Żarkach", len(TITLE))
    at_place = (first, first + len("Żarkach"))
    place = Place(
        name="Żarki",
        municipality="Żarki",
        county="myszkowski",
        region="śląskie",
        teryt="240905",
        lat=50.62,
        lon=19.37,
        role="practice",
        mentions=(
            Mention(start=at_place[0], end=at_place[1], text="Żarkach", method="gazetteer", score=0.9),
        ),
    )
    visitors = Place(
        name="województwo lubuskie", region="lubuskie", teryt="08", precision="region", role="visitor"
    )
    laundry_at = _at(text, "pralnię")
    bags_at = _at(text, "szyje torby")
    practice = Practice(
        organisation=name,
        legal_form="spółdzielnia socjalna",
        place=place,
        activities=(
            Activity(
                text="pralnia",
                type=None,
                sector="pralnictwo",
                start=laundry_at[0],
                end=laundry_at[1],
                score=0.9,
            ),
            Activity(
                text="szycie toreb",
                type=None,
                sector="krawiectwo-i-upcykling",
                start=bags_at[0],
                end=bags_at[1],
            ),
        ),
        year=2013,
        score=0.85,
        evidence=(
            proof("organisation", name, name, sentence, "rule:form+quoted"),
            proof("place", "Żarki", "Żarkach", sentence, "gazetteer:locative"),
            proof("activity", "pralnia", "pralnię", sentence, "rule:runs"),
            proof("year", "2013", "2013", last, "rule:since"),
        ),
    )
    start, end = _at(text, name)
    return Extraction(
        report=Report(
            id="2017/pranie-z-sercem",
            title=TITLE,
            text=text,
            blocks=tuple(blocks),
            sha256=sha256(text.encode()).hexdigest(),
            date="2017-06-21",
            publisher="Ośrodek Wsparcia",
            sources=("https://example.org/pranie", "javascript:alert(1)"),
            kind="wywiad",
        ),
        organisations=(
            Organisation(
                name=name,
                legal_form="spółdzielnia socjalna",
                mentions=(Mention(start=start, end=end, text=name, method="rule:form+quoted", score=0.9),),
            ),
        ),
        places=(place, visitors),
        practices=(practice,),
        warnings=("Raport nie ma daty publikacji w treści.",),
    )


def attack(number: int, payload: str) -> Extraction:
    """A report whose every text is the payload."""
    text = f"{payload}\n\nFundacja {payload} prowadzi {payload}."
    start, end = _at(text, f"Fundacja {payload}")
    whole = (start, len(text))
    name = f"Fundacja {payload}"
    act = text.rindex(payload)
    evidence = Evidence(
        field="organisation",
        value=name,
        start=start,
        end=end,
        text=name,
        sentence_start=whole[0],
        sentence_end=whole[1],
        method=payload,
        score=0.4,
    )
    place = Place(name=payload, region="śląskie", teryt="24", precision="region", role="practice")
    practice = Practice(
        organisation=name,
        legal_form=payload,
        place=place,
        activities=(
            Activity(text=payload, type=None, sector=None, start=act, end=act + len(payload), method=payload),
        ),
        target_groups=(payload,),
        founders=(payload,),
        partners=(payload,),
        score=0.4,
        evidence=(evidence,),
    )
    return Extraction(
        report=Report(
            id=f"atak/{number}",
            title=payload,
            text=text,
            blocks=(
                Block(kind="heading", start=0, end=len(payload), level=1),
                Block(kind="paragraph", start=start, end=len(text)),
            ),
            sha256=sha256(text.encode()).hexdigest(),
            date="2019",
            publisher=payload,
            sources=(payload,),
            kind=payload,
        ),
        organisations=(
            Organisation(
                name=name,
                legal_form=payload,
                mentions=(Mention(start=start, end=end, text=name, method=payload, score=0.4),),
                aliases=(payload,),
            ),
        ),
        places=(place,),
        practices=(practice,),
        warnings=(payload,),
    )
