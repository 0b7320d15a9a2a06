"""A net of citations as a picture: what stands where (`layers`), the lines (`ties`, `routes`), what is written down."""

from index.graph.drawing.svg import MOST, draw

__all__ = ["MOST", "draw"]
