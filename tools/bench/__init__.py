"""Texts and counterpart of `tools/bench_extract.py`."""
