"""The map of partners: one widget that paints itself, its legend, and how it reads to those who do not see it."""
