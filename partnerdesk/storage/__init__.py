"""The document: one SQLite file that holds one partnership, every edit of it, and the way back."""
