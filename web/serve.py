"""Serving the site with waitress until somebody stops it."""

import errno
import signal
import socket
import sys
from types import FrameType
from typing import Any

from flask import Flask
from waitress.server import create_server  # type: ignore[import-untyped]

from kb.errors import KbError
from kb.settings import Settings
from web.app import create_app


class AddressTaken(KbError):
    """The site cannot listen on the address it was given."""


def serve(settings: Settings) -> None:
    """Serve the site; returns when it is told to stop by ctrl-C or SIGTERM.

    Args:
        settings: `host`, `port` and `threads` say where and how.

    Raises:
        AddressTaken: another program listens there, or the address is not this machine's.
    """
    listening = _listen(settings.host, settings.port)
    app = create_app(settings)
    _warm(app)
    server: Any = create_server(
        app,
        sockets=[listening],
        threads=settings.threads,
        ident=None,
        clear_untrusted_proxy_headers=True,
    )
    previous = signal.signal(signal.SIGTERM, _stop)
    host, port = listening.getsockname()[:2]
    print(f"http://{f'[{host}]' if ':' in host else host}:{port}", flush=True)
    try:
        server.run()
    except (KeyboardInterrupt, SystemExit):
        pass
    finally:
        server.close()
        signal.signal(signal.SIGTERM, previous)
        print("", file=sys.stderr)


#: Together these load everything that is loaded late: dictionary, vocabulary, tables of the generation.
_FIRST = ("/", "/szukaj", "/szukaj?q=spoldzielnie+socjalne+w+lodzi", "/podpowiedzi?q=pral")


def _warm(app: Flask) -> None:
    """Open the index and fill the caches, so that the first visitor waits no longer than the others."""
    client = app.test_client()
    for address in _FIRST:
        client.get(address)


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens; on failure nothing stays open."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        raise _refused(error, host, port) from error


def _refused(error: OSError, host: str, port: int) -> AddressTaken:
    if error.errno == errno.EADDRINUSE:
        return AddressTaken(
            f"port {port} is taken by another program; choose another with --port or PORT=…",
            polish=f"port {port} jest zajęty przez inny program; wybierz inny: --port albo PORT=…",
        )
    if error.errno == errno.EACCES:
        return AddressTaken(
            f"port {port} may not be used by this user; choose one above 1023",
            polish=f"ten użytkownik nie może zająć portu {port}; wybierz wyższy niż 1023",
        )
    return AddressTaken(
        f"cannot listen on {host}:{port} ({error.strerror or error})",
        polish=f"nie można nasłuchiwać na {host}:{port} ({error.strerror or error})",
    )
