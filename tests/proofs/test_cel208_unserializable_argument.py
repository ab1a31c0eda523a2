"""CEL208, CEL209: what kombu's JSON holds, and what it does not."""

from __future__ import annotations

import io
import re
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from uuid import uuid4

import pytest

json = pytest.importorskip("kombu.utils.json")
pytestmark = pytest.mark.proof


@pytest.mark.parametrize(
    "value",
    [
        {1},
        frozenset([1]),
        timedelta(1),
        Path("x"),
        range(3),
        1j,
        bytearray(b"x"),
        object(),
        re.compile("x"),
        io.BytesIO(),
        zip([1], [2], strict=True),
        map(str, [1]),
        iter([1]),
        lambda: 1,
    ],
    ids=lambda value: type(value).__name__,
)
def test_these_cannot_be_written(value: object) -> None:
    with pytest.raises((TypeError, ValueError)):
        json.dumps([value])


@pytest.mark.parametrize(
    "value",
    [datetime.now(), date.today(), Decimal(1), uuid4(), b"x", (1, 2), {"a": 1}],
    ids=lambda value: type(value).__name__,
)
def test_these_can(value: object) -> None:
    assert json.dumps([value])
