"""The HTML twin of every document: the same blocks, on a page that a browser and a screen reader can read."""
