CREATE TABLE report (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, date TEXT, publisher TEXT NOT NULL,
    source_url TEXT NOT NULL, kind TEXT NOT NULL, language TEXT NOT NULL, sha256 TEXT NOT NULL,
    text TEXT NOT NULL, passages BLOB NOT NULL, organisations BLOB NOT NULL, extraction BLOB NOT NULL
);
CREATE TABLE practice (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, report INTEGER NOT NULL REFERENCES report (seq),
    organisation TEXT NOT NULL, passages BLOB NOT NULL, proven BLOB NOT NULL, data BLOB NOT NULL
);
CREATE TABLE organisation (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, legal_form TEXT
);
CREATE TABLE variant (organisation TEXT NOT NULL, text TEXT NOT NULL, count INTEGER NOT NULL);
CREATE TABLE appearance (organisation TEXT NOT NULL, report INTEGER NOT NULL REFERENCES report (seq));
CREATE TABLE error (path TEXT NOT NULL, reason TEXT NOT NULL);
