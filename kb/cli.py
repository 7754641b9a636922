"""The command `kb`: a table of subcommands, each imported only when called.

Only names of modules stand here, so that this package imports neither indexer nor web, and
``kb --help`` answers before anything heavy is loaded.
"""

import importlib
import locale
import os
import signal
import sys
from types import FrameType
from typing import Any

import click

from kb import __version__
from kb.errors import KbError

#: subcommand -> (module:command, one line of help); a test keeps the line equal to the command's own
COMMANDS: dict[str, tuple[str, str]] = {
    "demo": ("web.commands:demo", "Index the corpus if needed and serve it."),
    "index": ("indexer.commands:index", "Build a generation of the index from a corpus."),
    "search": ("kb.commands:search", "Find practices by words and filters."),
    "extract": ("indexer.commands:extract", "Show what is found in one report."),
    "review": ("kb.review_command:review", "List unsure facts with their sentences."),
    "evaluate": ("indexer.evaluation.command:evaluate", "Measure the extraction or the search."),
    "serve": ("web.commands:serve", "Serve the site over the current generation."),
    "check": ("kb.commands:check", "Check the files of a generation against their checksums."),
    "rollback": ("kb.commands:rollback", "Make the previous generation the current one."),
    "generations": ("kb.commands:generations", "List the generations of the index."),
    "bench": ("kb.bench.command:bench", "Measure search beside other engines."),
    "bench-extraction": (
        "indexer.bench:bench_extraction",
        "Measure the extraction: speed, processes, memory.",
    ),
    "bench-site": ("web.bench:bench_site", "Measure the results page over the current index."),
    "settings": ("kb.commands:settings", "List all settings with their values."),
}


class LazyGroup(click.Group):
    """A group whose subcommands are imported when they are called, not when they are listed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the table's order."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return one subcommand."""
        if cmd_name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[cmd_name][0].partition(":")
        command = getattr(importlib.import_module(module), attribute)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of subcommands from the table alone."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, help_line) for name, (_, help_line) in COMMANDS.items()])


@click.command(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kb")
@click.option(
    "--settings", "settings_file", type=click.Path(), help="Settings file (default: kb.toml if present)."
)
@click.pass_context
def kb(ctx: click.Context, settings_file: str | None) -> None:
    """Knowledge base of good practices of the Polish social economy."""
    ctx.obj = settings_file


def language() -> str:
    """Return the language for messages: "pl" where the locale is Polish, else "en"."""
    named = next((os.environ[v] for v in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(v)), "")
    return "pl" if (named or locale.getlocale()[0] or "").lower().startswith("pl") else "en"


class _Terminated(BaseException):
    """SIGTERM arrived: unwind as for Ctrl-C, so that nothing half-written stays."""


def _terminate(signum: int, frame: FrameType | None) -> None:
    raise _Terminated


def main(arguments: list[str] | None = None) -> Any:
    """Run the command and exit: 0 done, 1 data or state, 2 usage, 75 locked, 130 and 143 interrupted."""
    signal.signal(signal.SIGTERM, _terminate)
    try:
        kb.main(arguments, prog_name="kb", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except KbError as error:
        click.echo(f"kb: {error.told(language())}", err=True)
        sys.exit(error.exit_code)
    except (KeyboardInterrupt, click.Abort):
        click.echo("kb: przerwano" if language() == "pl" else "kb: interrupted", err=True)
        sys.exit(130)
    except _Terminated:
        sys.exit(143)
    except BrokenPipeError:
        # The reader of a pipe left (`kb search … | head`): not an error; keep the interpreter from saying so.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except OSError as error:
        if error.filename is None and error.errno is None:
            raise
        where = f"{error.filename}: " if error.filename else ""
        click.echo(f"kb: {where}{error.strerror}", err=True)
        sys.exit(1)
