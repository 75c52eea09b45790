"""What goes out: one format per module, each made from a snapshot alone."""
