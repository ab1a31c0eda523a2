"""Passwords that are nobody's secret: defaults of servers, and what examples and local set-ups use."""

from __future__ import annotations

from typing import Final

PLACEHOLDERS: Final = frozenset(
    """
    guest user username admin root pass passwd password passw0rd pw pwd secret secrets changeme change_me change-me
    changethis changeit test tests testing example dummy fake foo bar baz xxx xxxx local localhost dev development
    default redis rabbit rabbitmq rmq amqp mq broker celery postgres postgresql mysql mongo mypassword mypass
    my_password my-password mysecret yourpassword your_password your-password your_secure_password redis_password
    redispassword redispass rabbitmq_password rabbitpass rabbitmqpass none null placeholder 1234 12345 123456 12345678
    """.split()
)
# Folders and files that show how something is done, or serve one developer's machine.
SHOWN: Final = (
    r"(?:^|/)(?:examples?|samples?|demos?|docs?|tutorials?|templates?)/"
    r"|(?:^|/)[^/]*(?:local|dev|devel|development|example|sample)[^/]*\.py$"
)
