"""The pieces of configuration that docs/editors.md shows."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

PAGE: Final = Path(__file__).parents[2] / "docs" / "editors.md"


def snippets(language: str, heading: str) -> list[str]:
    """The code in one language under a heading of the third level."""
    (section,) = re.findall(
        rf"^### {re.escape(heading)}\n(.*?)(?=^##|\Z)", PAGE.read_text(encoding="utf-8"), re.M | re.S
    )
    found = re.findall(rf"^```{language}\n(.*?)^```$", section, re.M | re.S)
    assert found, f"{PAGE.name} shows no {language} under {heading}"
    return found
