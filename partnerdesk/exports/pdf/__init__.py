"""Paper: the page layer (text, fonts, canvas, blocks, flow, tables, drawings) and the documents made with it."""
