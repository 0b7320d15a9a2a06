"""The truth of the archive: originals, records, works, edges, corrections, journal; one SQLite file, one writer."""

from index.catalogue.store import Catalogue, Row

__all__ = ["Catalogue", "Row"]
