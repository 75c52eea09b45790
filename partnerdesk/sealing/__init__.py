"""Sealing a PDF with a digital certificate: one changed byte shows. It never shows who somebody was.

The way is that of PAdES (ETSI EN 319 142-1) and of ISO 32000-1, 12.8: a signature over every byte of the file but those
that hold the signature itself.
"""
