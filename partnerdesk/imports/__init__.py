"""What comes in from files: one format per module, checked in full before the record is touched."""
