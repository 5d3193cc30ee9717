"""Detectors: each finds spans in text; none decides what becomes of them."""
