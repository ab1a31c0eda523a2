"""How the settings of one file add to those of the file that it extends."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

_SELECTION: Final = ("select", "extend_select", "ignore", "extend_ignore")


def extended(above: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """The values by field name: what `own` says, and what is said `above` where it is silent.

    Tables and `extend-...` lists add up. Selections of rules do, too, but an own `select` starts afresh.
    """
    values = dict(above)
    if "select" in own:
        values = {name: value for name, value in values.items() if name not in _SELECTION}
    for name, value in own.items():
        adds = isinstance(value, dict) or name == "ignore" or name.startswith("extend_")
        values[name] = _added(values[name], value) if adds and name in values else value
    return values


def _added(before: Any, value: Any) -> Any:
    if isinstance(value, dict):
        return before | {
            key: _added(before.get(key, {}), item) if isinstance(item, dict) else item for key, item in value.items()
        }
    return (*before, *value)
