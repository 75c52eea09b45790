"""What every document starts from: one partnership with one empty workshop, there before the first edit."""

from __future__ import annotations

import sqlite3

from partnerdesk.storage import content_sum
from partnerdesk.storage.journal import now


def begin_record(connection: sqlite3.Connection, name: str) -> None:
    """Write the first rows into the document that is being made, before any journal listens: they cannot be undone.

    Ends the transaction that :func:`schema.create` began, so that a document is there whole or not at all.
    """
    connection.execute(
        "INSERT INTO workshops (id, number, code, kind, kind_name, title, place, date, hours, purpose, next_meeting,"
        " agreement_share, blocks_allowed, community_must_hold, one_voice, ranking, dots_each, health_hidden)"
        " VALUES (1, 1, 'W1', 0, '', '', '', '', '', '', '', 75, 0, 0, 0, '', 5, 0)"
    )
    connection.execute(
        "INSERT INTO partnerships (id, name, workshop_id, created_at) VALUES (1, ?, 1, ?)", (name, now())
    )
    content_sum.write(connection)
    connection.execute("COMMIT")
