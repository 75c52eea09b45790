"""What the seal of a file says, when it bears one: more than its record code, but not who somebody is either."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from partnerdesk.sealing.certificate import grouped
from partnerdesk.sealing.seal import Fault, Seal, SealError, read_seal
from partnerdesk.verify.answer import Answer
from partnerdesk.verify.printed import Printed
from partnerdesk.wording import QT_TRANSLATE_NOOP, Phrase

_FAULTS: Final = {
    Fault.ADDED: QT_TRANSLATE_NOOP(
        "core", "Something was added to the file after it was sealed with a certificate."
    ),
    Fault.BROKEN: QT_TRANSLATE_NOOP(
        "core",
        "The seal with a certificate does not fit the file: it was changed afterwards, or PartnerDesk did not seal it.",
    ),
}


def look_at_seal(data: bytes, printed: Printed) -> tuple[Seal | None, list[Phrase]]:
    """The seal of a file, where it has one that fits, and what is wrong with it."""
    try:
        seal = read_seal(data)
        if seal is None and printed.signatures:  # written in another way than ours
            raise SealError(Fault.BROKEN)
    except SealError as error:
        return None, [Phrase(_FAULTS[error.fault])]
    named = printed.fingerprints
    if seal is None and named:
        text = QT_TRANSLATE_NOOP(
            "core", "Its pages say that it is sealed with a certificate, but the seal is gone."
        )
        return None, [Phrase(text)]
    if seal is not None and named and seal.fingerprint not in named:
        text = QT_TRANSLATE_NOOP(
            "core",
            "It is sealed with another certificate than its pages say. The seal has the fingerprint {digits}.",
        )
        return None, [Phrase(text, digits=grouped(seal.fingerprint))]
    return seal, []


def with_seal(answer: Answer, seal: Seal) -> Answer:
    """``answer``, that nothing is changed, for a file with a seal that covers all of it."""
    found = Phrase(
        QT_TRANSLATE_NOOP(
            "core",
            "Not one byte of the file was changed since it was sealed with the certificate of “{name}”. Fingerprint:"
            " {digits}.",
        ),
        name=seal.name,
        digits=grouped(seal.fingerprint),
    )
    limits = Phrase(
        QT_TRANSLATE_NOOP(
            "core",
            "The seal shows change. It does not show who sealed it: anybody can make a certificate in any name.",
        )
    )
    advice = Phrase(
        QT_TRANSLATE_NOOP("core", "Compare the fingerprint with the one on the paper that people signed.")
    )
    return replace(answer, found=(*answer.found, found), limits=(limits,), advice=(advice,))
