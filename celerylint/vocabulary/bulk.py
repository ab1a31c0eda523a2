"""Names of tasks that speak of long work."""

from __future__ import annotations

import re
from typing import Final

BULK: Final = re.compile(
    r"(?:^|[_.])(?:ingest\w*|import|export|scrap\w+|crawl\w*|embed\w*|train\w*|retrain\w*|transcod\w+|transcrib\w+|encode"
    r"|backup|migrate|reindex|rebuild|backfill|bulk|batch|render|analy[sz]e|sync_all|process_(?:video|audio|file|document)\w*)"
    r"(?:$|_)",
    re.I,
)
