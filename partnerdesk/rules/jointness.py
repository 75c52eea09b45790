"""Jointness (N4): whether an action is joint work, or a task that was given to one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import lcm

from partnerdesk.rules.shares import share
from partnerdesk.rules.workshop_facts import ActionFacts


class ActionClass(StrEnum):
    ALLOCATED = "allocated"
    LOPSIDED = "lopsided"
    JOINT = "joint"


class ActionKind(StrEnum):
    """What joint work brings together: more of one capability, or several."""

    POOLED = "pooled"
    COMPLEMENTARY = "complementary"


@dataclass(frozen=True, slots=True)
class Jointness:
    """How an action's weight is spread. ``weights`` are by organisation id, out of ``whole``: every contributor as
    recorded, present or not, and what it carries. Each of the k capabilities brought weighs 1/k, split equally among
    its providers. Whole numbers keep this exact, and quick for thousands of actions.

    Only what was said has weight: who brings something not yet said is a contributor with a share of 0.
    """

    weights: Mapping[int, int]
    whole: int
    kind: ActionKind | None
    """None for an action with at most one contributor, and while nothing was said."""

    @property
    def contributors(self) -> int:
        return len(self.weights)

    @property
    def shares(self) -> dict[int, Fraction]:
        """The part of the whole that each contributor carries, by organisation id."""
        return {each: Fraction(weight, self.whole) for each, weight in self.weights.items()}

    @property
    def providers(self) -> int:
        """Of the contributors, how many have said what they bring."""
        return sum(bool(each) for each in self.shares.values())

    @property
    def exact(self) -> Fraction:
        """``J* = J * m / (m - 1)`` with ``J = 1 - max share`` and m contributors; 0 for at most one, and while nobody
        has said what they bring."""
        spread, most = self._spread
        return Fraction(spread, most)

    @property
    def value(self) -> float:
        return float(self.exact)

    @property
    def action_class(self) -> ActionClass:
        """Allocated with at most one contributor, lopsided below 0.5, joint from 0.5."""
        if len(self.weights) <= 1:
            return ActionClass.ALLOCATED
        spread, most = self._spread
        return ActionClass.JOINT if 2 * spread >= most else ActionClass.LOPSIDED

    @property
    def _spread(self) -> tuple[int, int]:
        """J* as a numerator and a denominator."""
        m, most = self.contributors, max(self.weights.values(), default=0)
        return ((self.whole - most) * m, self.whole * (m - 1)) if m > 1 and most else (0, 1)


@dataclass(frozen=True, slots=True)
class JointWork:
    """The shares of all actions that are joint, lopsided and allocated; None where there are no actions."""

    joint: float | None
    lopsided: float | None
    allocated: float | None


def jointness_of(action: ActionFacts) -> Jointness:
    """How joint one action is."""
    providers: dict[int, list[int]] = {}
    for organisation, brought in action.parts.items():
        for capability in brought:
            providers.setdefault(capability, []).append(organisation)
    together = lcm(*(len(each) for each in providers.values()))
    weights = dict.fromkeys(action.parts, 0)
    for holders in providers.values():
        for organisation in holders:
            weights[organisation] += together // len(holders)
    return Jointness(weights, max(1, len(providers)) * together, _kind(len(providers), len(weights)))


def joint_work(all_actions: Iterable[Jointness]) -> JointWork:
    """How much of the work is joint (``joint_work_share = joint / all``), lopsided, allocated."""
    classes = [each.action_class for each in all_actions]
    joint, lopsided, allocated = (
        share(classes.count(wanted), len(classes))
        for wanted in (ActionClass.JOINT, ActionClass.LOPSIDED, ActionClass.ALLOCATED)
    )
    return JointWork(joint, lopsided, allocated)


def _kind(capabilities: int, contributors: int) -> ActionKind | None:
    if contributors <= 1 or not capabilities:
        return None
    return ActionKind.POOLED if capabilities == 1 else ActionKind.COMPLEMENTARY
