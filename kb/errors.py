"""The exception tree: every error a person can cause or must mend.

::

    KbError                   one sentence for a person; the command line exits with `exit_code`
    ├── UsageError            wrong arguments or settings (2)
    │   └── SettingsError     a setting has a wrong value (2)
    ├── InputError            a file that cannot be read (1)
    │   ├── CorpusError       the corpus folder itself is missing or unreadable (1)
    │   └── ReportError       one report is unreadable, empty, binary, mis-encoded, too large (1)
    ├── ModelError            the linguistic pipeline is missing or speaks unknown labels (1)
    ├── VocabularyError       a vocabulary or gazetteer file is damaged (1)
    ├── StoreError            generations (1)
    │   ├── NoIndex           there is no index yet (1)
    │   ├── IndexDamaged      a generation is incomplete or its checksums differ (1)
    │   └── IndexLocked       another process is writing (75)
    └── QueryError            an unknown facet value, a number that is none (2)
        └── NotFound          no such practice, report, organisation or place (1)

Anything else that is raised is a bug.
"""


class KbError(Exception):
    """Something went wrong in a way a person can understand and mend.

    Args:
        message: one sentence in English: what is wrong, where, and what to do.
        polish: the same sentence in Polish, shown where the reader's language is Polish.
    """

    exit_code = 1

    def __init__(self, message: str, *, polish: str = "") -> None:
        super().__init__(message)
        self.polish = polish or message

    def told(self, language: str = "pl") -> str:
        """Return the sentence in a language, "pl" or "en"."""
        return self.polish if language == "pl" else str(self)


class UsageError(KbError):
    """The command was called wrongly."""

    exit_code = 2


class SettingsError(UsageError):
    """A setting has a value that it cannot have."""


class InputError(KbError):
    """A file or folder given to the program cannot be used."""


class CorpusError(InputError):
    """The corpus folder is missing or cannot be listed."""


class ReportError(InputError):
    """One report cannot be read; the run records the reason and goes on."""


class ModelError(KbError):
    """The linguistic pipeline is missing, or has a label nobody mapped."""


class VocabularyError(KbError):
    """A vocabulary or gazetteer file is missing or damaged."""


class StoreError(KbError):
    """Something is wrong with the generations under the data directory."""


class NoIndex(StoreError):
    """There is no current generation: run `kb index` first."""


class IndexDamaged(StoreError):
    """A generation is incomplete or its checksums differ: reindex or roll back."""


class IndexLocked(StoreError):
    """Another process holds the write lock."""

    exit_code = 75


class QueryError(UsageError):
    """A search cannot be answered as asked: an unknown facet value or unit."""


class NotFound(QueryError):
    """There is no practice, report, organisation or place with this address."""

    exit_code = 1
