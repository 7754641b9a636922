"""What a page without hits offers says what exactly would change, and gives what it promises."""

import pytest
from flask.testing import FlaskClient

from tests.web.site import soup


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/szukaj?q=manufaktura&sector=handel&region=podlaskie", "bez żadnych filtrów"),
        ("/szukaj?q=manufaktura&sector=handel", "bez filtra „Sektor: Handel”"),
        ("/szukaj?q=manufaktura&region=-śląskie", "bez wykluczenia „Województwo: śląskie”"),
        ("/szukaj?q=manufaktura&year_from=1990&year_to=1991", "bez zakresu lat"),
        ("/en/szukaj?q=manufaktura&sector=handel", "without the filter “Sector: Retail and trade”"),
    ],
)
def test_each_change_is_told_in_full(client: FlaskClient, address: str, said: str) -> None:
    page = soup(client, address)
    offered = {link.span.text: link for link in page.select(".repairs a")}  # type: ignore[union-attr]
    assert said in offered, list(offered)


def test_each_change_gives_what_it_promises(client: FlaskClient) -> None:
    for address in (
        "/szukaj?q=manufaktura&sector=handel",
        "/szukaj?q=pralnia&municipality=240905&sector=handel",
    ):
        for link in soup(client, address).select(".repairs a"):
            promised = link.select_one(".count").text.split()[0]  # type: ignore[union-attr]
            heading = soup(client, str(link["href"])).select_one("#wyniki-naglowek")
            assert heading is not None
            assert heading.text.split()[0] == promised
