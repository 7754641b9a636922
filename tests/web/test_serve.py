"""The server: prints its address, tells plainly that a port is taken, stops when told, never loads spaCy."""

import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from kb.settings import Settings
from web.serve import AddressTaken, serve


def _start(data: Path, port: int = 0) -> subprocess.Popen[str]:
    code = (
        "from pathlib import Path; from kb.settings import load; from web.serve import serve; "
        f"serve(load(environ={{}}).replace(data=Path({str(data)!r}), port={port}))"
    )
    command = [sys.executable, "-c", code]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_serves_until_told_to_stop(data: Path, stop: signal.Signals) -> None:
    with _start(data) as process:
        try:
            assert process.stdout is not None
            address = process.stdout.readline().strip()
            assert address.startswith("http://127.0.0.1:")
            with urllib.request.urlopen(address, timeout=20) as response:
                assert response.status == 200
            process.send_signal(stop)
            _, errors = process.communicate(timeout=20)
        finally:
            process.kill()
    assert process.returncode == 0
    assert "Traceback" not in errors


def test_a_taken_port_is_told_in_one_sentence(settings: Settings) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(AddressTaken, match=f"port {port} is taken") as caught:
            serve(settings.replace(port=port))
        assert "zajęty" in caught.value.polish


def test_an_address_of_another_machine(settings: Settings) -> None:
    with pytest.raises(AddressTaken, match="cannot listen"):
        serve(settings.replace(host="203.0.113.1"))


def test_the_site_never_loads_spacy(data: Path) -> None:
    code = f"""
import sys
from pathlib import Path
from kb.settings import load
from web import create_app
client = create_app(load(environ={{}}).replace(data=Path({str(data)!r}))).test_client()
pages = ["/", "/szukaj?q=pralnia", "/szukaj?unit=reports", "/statystyki", "/eksport.csv", "/podpowiedzi?q=p"]
for address in pages:
    assert client.get(address).status_code == 200, address
heavy = [m for m in ("spacy", "thinc", "indexer", "torch") if m in sys.modules]
assert not heavy, heavy
"""
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
