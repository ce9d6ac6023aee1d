"""Figures of an edition, drawn at publication as SVG: each a function of the document, with its table and its data."""
