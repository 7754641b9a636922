"""The subcommands that serve the site: `kb serve`, `kb demo`."""

from pathlib import Path

import click

from kb import settings as kb_settings

_options = (
    click.option("--host", help="Address to listen on."),
    click.option("--port", type=click.IntRange(1, 65535), help="Port to listen on."),
    click.option("--data", type=click.Path(path_type=Path), help="Folder of the index."),
)


def _with_options(command: click.Command) -> click.Command:
    for option in reversed(_options):
        command = option(command)
    return command


@_with_options
@click.command()
@click.pass_obj
def serve(settings_file: str | None, host: str | None, port: int | None, data: Path | None) -> None:
    """Serve the site over the current generation."""
    from web.serve import serve as run

    settings = kb_settings.load(Path(settings_file) if settings_file else None)
    run(settings.replace(host=host, port=port, data=data))


@_with_options
@click.command()
@click.pass_context
def demo(ctx: click.Context, host: str | None, port: int | None, data: Path | None) -> None:
    """Index the corpus if needed and serve it."""
    import subprocess
    import sys

    settings = kb_settings.load(Path(ctx.obj) if ctx.obj else None).replace(data=data)
    # Indexing runs in a child process: the one that serves never holds spaCy in its memory.
    command = [sys.executable, "-m", "kb", *(["--settings", ctx.obj] if ctx.obj else [])]
    done = subprocess.run([*command, "index", "--if-needed", "--data", str(settings.data)], check=False)
    if done.returncode:
        ctx.exit(done.returncode)
    ctx.invoke(serve, host=host, port=port, data=data)
