"""Item models: the rows of a record as tables show them. They change nothing; what is typed they hand on."""
