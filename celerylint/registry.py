"""Every rule there is, found by walking `celerylint.rules`; and which of them a selection means."""

from __future__ import annotations

import difflib
import functools
import importlib
import pkgutil
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple, TypeVar

from celerylint import rules
from celerylint.rule import Rule, Stage

# Codes that were given out once and withdrawn: never reused. Code -> what to say about it.
RETIRED: dict[str, str] = {}

_NAMED_IN_FULL: Final = len("CEL000") + 1
_NAME: Final = 100

V = TypeVar("V")


class Selection(NamedTuple):
    """What one source (the configuration file, the command line) says about rules."""

    select: Sequence[str] | None = None
    extend_select: Sequence[str] = ()
    ignore: Sequence[str] = ()


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
    return selector == "ALL" or any(specificity(selector, rule) for rule in all_rules())


def suggest(selector: str) -> str | None:
    """The rule code or name most like a misspelt selector."""
    names = [rule.name for rule in all_rules()]
    codes = [rule.code for rule in all_rules()]
    close = difflib.get_close_matches(selector.lower().replace("_", "-"), names, n=1) or difflib.get_close_matches(
        selector.upper(), codes, n=1
    )
    return close[0] if close else None


def specificity(selector: str, rule: Rule) -> int:
    """How narrowly a selector means a rule: 0 not at all, 1 `ALL`, then the prefix's length, a name last."""
    if selector == rule.name:
        return _NAME
    if selector == "ALL":
        return 1
    upper = selector.upper()
    return len(upper) + 1 if upper.startswith("C") and rule.code.startswith(upper) else 0


def narrowest(rule: Rule, selectors: Iterable[str]) -> int:
    """The specificity of the selector that means `rule` most narrowly; 0 when none does."""
    return max((specificity(selector, rule) for selector in selectors), default=0)


def value_for(rule: Rule, table: Mapping[str, V]) -> V | None:
    """What a table by selector says about `rule`; the longer selector wins."""
    best = max(table, key=lambda selector: specificity(selector, rule), default=None)
    return table[best] if best is not None and specificity(best, rule) else None


def options_in(table: Mapping[str, Mapping[str, V]]) -> dict[tuple[str, str], V]:
    """The options of a checked table by code or name of rules, by the names of rule and option."""
    found = ((find(selector), values) for selector, values in table.items())
    return {(rule.name, name): value for rule, values in found if rule for name, value in values.items()}


def select(
    chosen: Sequence[str] | None,
    ignored: Sequence[str] = (),
    *,
    extended: Sequence[str] = (),
    preview: bool = False,
) -> tuple[Rule, ...]:
    """The rules that run: `chosen` (None: the default set) and `extended`, without `ignored`."""
    return select_in_layers(Selection(chosen, extended, ignored), preview=preview)


def select_in_layers(*layers: Selection, preview: bool = False) -> tuple[Rule, ...]:
    """The rules that run, given selections from the weakest source to the strongest.

    Within one source the longer selector wins, and `ignore` wins a tie; a source with `select` starts afresh.
    A preview rule needs `preview` unless it is named in full.
    """
    return tuple(rule for rule in all_rules() if _runs(rule, layers, preview))


def _runs(rule: Rule, layers: Sequence[Selection], preview: bool) -> bool:
    runs, gain = rule.default, 0
    for layer in layers:
        if layer.select is not None:
            runs = False
        chosen = narrowest(rule, [*(layer.select or ()), *layer.extend_select])
        refused = narrowest(rule, layer.ignore)
        if chosen or refused:
            runs, gain = chosen > refused, chosen
    return runs and (preview or rule.stage is not Stage.PREVIEW or gain >= _NAMED_IN_FULL)
