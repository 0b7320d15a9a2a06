"""From a file to normalised text: reading, page pictures, OCR, reading order. Imports no extractor and no index."""
