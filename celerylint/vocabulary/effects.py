"""What cannot be taken back: calls that charge, pay and send, and the words that speak of it."""

from __future__ import annotations

import re
from typing import Final

# Dotted paths of calls -> what they do.
EFFECTS: Final = {
    re.compile(r"^stripe\.(?:\w+\.)*(?:Charge|PaymentIntent|Refund|Payout|Transfer|Invoice)\.create$"): "moves money",
    re.compile(r"^django\.core\.mail\.(?:send_mail|send_mass_mail|mail_admins|mail_managers)$"): "sends mail",
    re.compile(r"^django\.core\.mail\.(?:message\.)?Email(?:Message|MultiAlternatives)\.send$"): "sends mail",
    re.compile(r"^smtplib\.SMTP(?:_SSL)?\.(?:send_message|sendmail)$"): "sends mail",
    re.compile(r"^(?:fastapi_mail\.FastMail\.send_message|flask_mail\.Mail\.send|sendgrid\.\w+\.send)$"): "sends mail",
    re.compile(r"^twilio\.rest\.Client\.messages\.create$"): "sends a text message",
    re.compile(r"^(?:valkey|redis)\.(?:\w+\.)*(?:incr|incrby|incrbyfloat|decr|decrby)$"): "counts",
}
MONEY_NAME: Final = re.compile(
    r"(?:^|[._])(?:charge|refund|pay|payment|payout|debit|withdraw|deduct)(?:[._]|s?$)", re.I
)
MONEY_WORD: Final = re.compile(
    r"\b(?<!in )(?<!of )(?:charge[sd]?|charging|refund(?:s|ed|ing)?|pay(?:s|ing)? out|debit(?:s|ed)?)\b", re.I
)
# What makes a second run harmless.
GUARD_NAME: Final = re.compile(
    r"idempot|get_or_create|update_or_create|select_for_update|on_conflict|already|dedup|lock|processed|is_sent|sent_at"
    r"|paid_at|exists$|setnx",
    re.I,
)
GUARD_KEYWORDS: Final = frozenset(("idempotency_key", "idempotence_key", "request_id", "headers"))
