"""One short function for each thing a person may do to the record: ``verb_object(editor, ...) -> Change``.

Every command checks and cleans what it was given, raises InputError with words when it cannot be used, and makes one
undo step. Nothing is computed here.
"""
