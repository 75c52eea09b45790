"""One fixed record from which every kind of document can be made: the first worked example, signed and sealed."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache

from partnerdesk.exports.record import canonical_json, record_code
from partnerdesk.imports.outline import read_outline, snapshot_of_outline
from partnerdesk.model import records as r
from partnerdesk.model.snapshot import Snapshot
from partnerdesk.model.vocabulary import AgendaKind, Decision, SignatureMethod
from partnerdesk.paths import resource

_AT = "2026-11-12T15:20:00+00:00"


def sealed(snapshot: Snapshot) -> Snapshot:
    """The record as it is after it was sealed."""
    standing = snapshot.with_rows(
        "workshops", {snapshot.workshop.id: replace(snapshot.workshop, sealed_version=1)}
    )
    content = canonical_json(standing)
    version = r.SealedVersion(
        1, standing.workshop.id, 1, "2026-09-30T18:00:00+01:00", content, record_code(content), "", ""
    )
    return replace(standing, sealed_versions=(version,))


@cache
def example() -> Snapshot:
    """The first worked example, with an agenda."""
    snapshot = snapshot_of_outline(read_outline(min(resource("samples").glob("*.yaml"))))
    items = {
        number: r.AgendaItem(number, snapshot.workshop.id, number, title, kind, minutes)
        for number, title, kind, minutes in (
            (1, "Who we are", AgendaKind.RELATIONSHIP, 25),
            (2, "What none of us can do alone", AgendaKind.GOALS, 70),
            (3, "Tea", AgendaKind.HOUSEKEEPING, 15),
        )
    }
    return snapshot.with_rows("agenda_items", items)


@cache
def signed_record() -> Snapshot:
    """The same with people who came, a health check of two sectors, three signatures and a seal."""
    record = example()
    workshop, organisations = record.workshop.id, record.organisations
    people = {
        1: r.Person(1, organisations[0].id, "Ines Moreno", "Chief executive", True),
        2: r.Person(2, organisations[1].id, "Not to be printed", "Director of public health", False),
    }
    came = {
        number: r.Representative(number, workshop, each.organisation_id, number)
        for number, each in people.items()
    }
    wave = json.dumps([[[at * 250, 2000 + 300 * (at % 3), at * 40] for at in range(40)]])
    ways = (
        (Decision.ACCEPT, SignatureMethod.DRAWN, wave, ""),
        (Decision.WITH_NOTE, SignatureMethod.TYPED, "", "We will look at the money again in spring."),
        (Decision.NOT_YET, SignatureMethod.NONE, "", "Our board meets next week."),
    )
    signatures = {
        number: r.Signature(
            number, workshop, organisations[number - 1].id, decision, note, way, strokes, "Signed", _AT
        )
        for number, (decision, way, strokes, note) in enumerate(ways, start=1)
    }
    record = record.with_rows("people", people).with_rows("representatives", came)
    sheets = {
        number: r.HealthSheet(number, workshop, sector, "", answers * 8)
        for number, (sector, answers) in enumerate([("public", "433"), ("community", "230")] * 3, start=1)
    }
    record = record.with_rows("health_sheets", sheets)
    return sealed(record.with_rows("signatures", signatures))
