"""Starting to extract: the answers that Morfeusz gives about the vocabulary are kept between runs.

::

    DATA/morphology.msgpack      readings and forms of the words of the vocabulary and of the lists

Every process asks for the same ten thousand words before it reads its first report, which takes about as long
as loading the pipeline. The file may be deleted at any time: that costs time, never facts.
"""

import importlib.metadata
import os
from pathlib import Path

import msgspec

from indexer.extraction.extract import Extractor
from indexer.readers import read
from indexer.versions import extraction_version
from kb import morphology
from kb.settings import Settings

ANSWERS = "morphology.msgpack"

#: A report that takes all the tables there are.
_FIRST = Path(__file__).parent / "extraction" / "data" / "first.txt"


class _Kept(msgspec.Struct):
    version: str
    answers: morphology.Answers


_DECODER = msgspec.msgpack.Decoder(_Kept)


def start(settings: Settings) -> Extractor:
    """Return an extractor; the first of a version keeps for others what Morfeusz told it.

    Args:
        settings: `model` and `data` are used.

    Raises:
        ModelError: the pipeline cannot be loaded.
    """
    file: Path = settings.data / ANSWERS
    version = _version(settings)
    known = _read(file, version)
    if known is not None:
        morphology.know(known)
        return Extractor(settings.model or None)
    if not morphology.untouched():
        return Extractor(settings.model or None)  # What was asked before would be missing.
    with morphology.recorded() as answers:
        extractor = Extractor(settings.model or None)
        extractor.extract(read(_FIRST))
    _write(file, _Kept(version, answers))
    return extractor


def _version(settings: Settings) -> str:
    return f"{extraction_version(settings)} {importlib.metadata.version('morfeusz2')}"


def _read(file: Path, version: str) -> morphology.Answers | None:
    try:
        kept = _DECODER.decode(file.read_bytes())
    except (OSError, msgspec.MsgspecError):
        return None
    return kept.answers if kept.version == version else None


def _write(file: Path, kept: _Kept) -> None:
    temporary = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        temporary.write_bytes(msgspec.msgpack.encode(kept))
        temporary.replace(file)
    except OSError:
        temporary.unlink(missing_ok=True)  # The next run will ask again.
