"""What is kept and how it is found: catalogue, identity of documents, citations, search. Imports no extractor."""
