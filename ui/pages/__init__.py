"""The seven pages, one for each step."""
