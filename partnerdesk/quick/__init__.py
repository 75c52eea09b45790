"""What is typed in one line, understood: partners, goals, actions and days. Pure: a line in, an entry out."""
