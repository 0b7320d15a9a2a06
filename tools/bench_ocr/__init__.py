"""How well and how fast worn scans are read, beside plain pytesseract and OCRmyPDF: `make bench-ocr`."""
