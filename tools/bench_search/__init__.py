"""How well and how fast an archive of many documents is searched, beside SQLite FTS5 and plain Elasticsearch."""
