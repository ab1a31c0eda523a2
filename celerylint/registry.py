"""Every rule there is, found by walking `celerylint.rules`; and which of them a selection means."""

from __future__ import annotations

import difflib
import functools
import importlib
import pkgutil
from collections.abc import Iterable, Sequence

from celerylint import rules
from celerylint.rule import Rule, Stage

# Codes that were given out once and withdrawn: never reused. Code -> what to say about it.
RETIRED: dict[str, str] = {}


@functools.cache
def all_rules() -> tuple[Rule, ...]:
    """All rules, by code."""
    names = sorted(info.name for info in pkgutil.iter_modules(rules.__path__) if info.name.startswith("cel"))
    found = (importlib.import_module(f"{rules.__name__}.{name}").rule for name in names)
    return tuple(rule for rule in found if isinstance(rule, Rule))


def find(selector: str) -> Rule | None:
    """The rule with this code or name (codes in any case)."""
    for rule in all_rules():
        if selector.upper() == rule.code or selector == rule.name:
            return rule
    return None


def is_selector(selector: str) -> bool:
    """Whether it names at least one rule: `ALL`, a code, a prefix of codes, or a name."""
    return selector == "ALL" or any(_specificity(selector, rule) for rule in all_rules())


def suggest(selector: str) -> str | None:
    """The rule code or name most like a misspelt selector."""
    words = [word for rule in all_rules() for word in (rule.code, rule.name)]
    close = difflib.get_close_matches(selector, words, n=1, cutoff=0.6) or difflib.get_close_matches(
        selector.lower(), [rule.name for rule in all_rules()], n=1, cutoff=0.6
    )
    return close[0] if close else None


def _specificity(selector: str, rule: Rule) -> int:
    """How narrowly a selector means a rule: 0 not at all, 1 `ALL`, then the prefix's length, a name last."""
    if selector == rule.name:
        return 100
    if selector == "ALL":
        return 1
    upper = selector.upper()
    return len(upper) + 1 if upper.startswith("C") and rule.code.startswith(upper) else 0


def select(
    chosen: Sequence[str] | None,
    ignored: Iterable[str] = (),
    *,
    extended: Iterable[str] = (),
    preview: bool = False,
) -> tuple[Rule, ...]:
    """The rules that run: `chosen` (None: the default set) and `extended`, without `ignored`.

    The longer selector wins, `ignored` wins a tie; a preview rule needs `preview` unless it is named in full.
    """
    picked = []
    for rule in all_rules():
        wanted = [*(chosen if chosen is not None else ["ALL"] if rule.default else []), *extended]
        gain = max((_specificity(s, rule) for s in wanted), default=0)
        loss = max((_specificity(s, rule) for s in ignored), default=0)
        if gain <= loss:
            continue
        if rule.stage is Stage.PREVIEW and not preview:
            continue
        picked.append(rule)
    return tuple(picked)
