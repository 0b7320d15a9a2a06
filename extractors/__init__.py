"""From normalised text to fields. Imports no PDF, OCR, database or web library."""
