-- A journal as version 1 of the tables had it: one upload, one failure, one image that waits.
CREATE TABLE batch (
    id INTEGER PRIMARY KEY,
    origin TEXT NOT NULL,
    run TEXT NOT NULL,
    begun TEXT NOT NULL,
    closed INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE job (
    id INTEGER PRIMARY KEY,
    batch INTEGER NOT NULL REFERENCES batch (id),
    step TEXT NOT NULL,
    dismissed INTEGER NOT NULL DEFAULT 0,
    label TEXT NOT NULL,
    name TEXT NOT NULL,
    file TEXT,
    kept TEXT,
    preset TEXT NOT NULL,
    destination TEXT NOT NULL,
    accepted TEXT NOT NULL,
    key TEXT,
    recipe TEXT,
    format TEXT,
    width INTEGER,
    height INTEGER,
    frames INTEGER,
    source_bytes INTEGER,
    copy_format TEXT,
    copy_width INTEGER,
    copy_height INTEGER,
    bytes INTEGER,
    published TEXT,
    link TEXT,
    already_there INTEGER,
    error TEXT,
    error_context TEXT,
    changed TEXT NOT NULL
);
CREATE INDEX job_batch ON job (batch);
CREATE INDEX job_known ON job (destination, recipe)
WHERE step = 'DONE';
CREATE INDEX job_unfinished ON job (batch)
WHERE step NOT IN ('DONE', 'CANCELLED') AND dismissed = 0;
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL);
INSERT INTO batch (id, origin, run, begun) VALUES (1, 'WINDOW', 'WINDOW', '2026-11-01T10:00:00Z');
INSERT INTO job (id, batch, step, label, name, file, preset, destination, accepted, key, recipe, format, width, height, frames, source_bytes, copy_format, copy_width, copy_height, bytes, published, link, already_there, changed)
VALUES (1, 1, 'DONE', 'beach.jpg', 'beach.jpg', '/pictures/beach.jpg', 'Web 1600', 'blog', '2026-11-01', '2026/beach.jpg', 'r1', 'JPEG', 3000, 2000, 1, 900000, 'JPEG', 1600, 1067, 210000, '2026/beach.jpg', 'http://x/2026/beach.jpg', 0, '2026-11-01T10:00:05Z');
INSERT INTO job (id, batch, step, label, name, file, preset, destination, accepted, error, error_context, changed)
VALUES (2, 1, 'FAILED', 'notes.jpg', 'notes.jpg', '/pictures/notes.jpg', 'Web 1600', 'blog', '2026-11-01', 'NOT_AN_IMAGE', 'notes.jpg', '2026-11-01T10:00:06Z');
INSERT INTO job (id, batch, step, label, name, file, preset, destination, accepted, changed)
VALUES (3, 1, 'ACCEPTED', 'hills.jpg', 'hills.jpg', '/pictures/hills.jpg', 'Web 1600', 'blog', '2026-11-01', '2026-11-01T10:00:07Z');
INSERT INTO setting (name, value) VALUES ('paused', 'true');
PRAGMA user_version = 1;
