"""Fits the confidences anew: gold records and worn copies of their documents in, weights, tables and picture out."""
