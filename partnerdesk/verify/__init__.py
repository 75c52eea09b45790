"""Is a printed record still as it was sealed? What its PDF says is held against its own code, and against a document.

It shows change. It never shows who somebody was.
"""
