"""Serving the site with waitress until somebody stops it."""

import errno
import signal
import sys
from types import FrameType
from typing import Any

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
    app = create_app(settings)
    host, port = settings.host, settings.port
    try:
        server: Any = create_server(
            app,
            host=host,
            port=port,
            threads=settings.threads,
            ident=None,
            clear_untrusted_proxy_headers=True,
        )
    except OSError as error:
        raise _refused(error, host, port) from error
    previous = signal.signal(signal.SIGTERM, _stop)
    shown = f"[{host}]" if ":" in host else host
    print(
        f"http://{shown}:{server.effective_port if hasattr(server, 'effective_port') else port}", flush=True
    )
    try:
        server.run()
    except (KeyboardInterrupt, SystemExit):
        pass
    finally:
        server.close()
        signal.signal(signal.SIGTERM, previous)
        print("", file=sys.stderr)


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


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
