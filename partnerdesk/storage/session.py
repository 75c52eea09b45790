"""The SQLModel session that an edit is done in, over the one connection of the document.

Kept in a module of its own because loading it takes most of a second: it is imported with the first edit, or before
that in a thread once the first window stands.
"""

from __future__ import annotations

import sqlite3

from sqlalchemy.pool import StaticPool
from sqlmodel import Session, create_engine

from partnerdesk.model import tables as tables


def open_session(connection: sqlite3.Connection) -> Session:
    """A session over ``connection``. Transactions are begun and ended by the editor, never by the session.

    Values of rows never appear in the texts of its errors.
    """

    def the_connection() -> sqlite3.Connection:
        return connection

    engine = create_engine("sqlite://", creator=the_connection, poolclass=StaticPool, hide_parameters=True)
    engine.connect().close()  # the first use asks the database about itself and rolls back: that must not hit an edit
    return Session(engine, expire_on_commit=False)
