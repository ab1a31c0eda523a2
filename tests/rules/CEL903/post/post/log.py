"""The logger of the post office."""

import logging

logger = logging.getLogger("post")
