"""CEL310: which addresses check certificates, and which a Redis result backend refuses."""

from __future__ import annotations

import ssl

import pytest

celery = pytest.importorskip("celery")
pytest.importorskip("redis")
pytestmark = pytest.mark.proof


def required(url: str) -> object:
    """What a Redis result backend demands of the server's certificate."""
    return celery.Celery("mill", backend=url, set_as_current=False).backend.connparams["ssl_cert_reqs"]


def test_without_a_word_about_certificates_it_is_refused() -> None:
    with pytest.raises(ValueError, match="ssl_cert_reqs"):
        required("rediss://broker.example.org/0")


def test_the_address_decides() -> None:
    assert required("rediss://broker.example.org/0?ssl_cert_reqs=none") == ssl.CERT_NONE
    assert required("rediss://broker.example.org/0?ssl_cert_reqs=CERT_NONE") == ssl.CERT_NONE
    assert required("rediss://broker.example.org/0?ssl_cert_reqs=required") == ssl.CERT_REQUIRED
