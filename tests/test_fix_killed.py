"""`--fix` that is killed leaves each file old or new, whole; the next run does the rest.

By hand, with more kills: CELERYLINT_KILLS=200 pytest tests/test_fix_killed.py
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.front import celerylint, write

KILLS = int(os.environ.get("CELERYLINT_KILLS", "6"))
FILES = 120
FIX = ("check", "--isolated", "--fix", "--exit-zero", ".")

# Long enough that one call does not write it.
LINES = "".join(f"# {number} green bottles hanging on the wall\n" for number in range(1000))
APP = 'from celery import Celery\napp = Celery("bottles")\n'
OLD = (
    f"from bottles import app\n@app.task(bind=True, max_retrys=3)\ndef fall(self, bottle): raise self.retry()\n{LINES}"
)
NEW = OLD.replace("max_retrys", "max_retries")


def project(root: Path) -> list[Path]:
    names = [f"wall{number}.py" for number in range(FILES)]
    write(root, {"bottles.py": APP, **dict.fromkeys(names, OLD)})
    return [root / name for name in names]


def killed_while_writing(root: Path, files: list[Path], delay: float) -> None:
    """Start `--fix`, wait until it has begun to write, and end it `delay` seconds later, without a word."""
    before = {file: file.stat().st_ino for file in files}
    process = subprocess.Popen(
        [sys.executable, "-m", "celerylint", *FIX], cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    while process.poll() is None and all(file.stat().st_ino == inode for file, inode in before.items()):
        time.sleep(0.001)
    time.sleep(delay)
    process.kill()
    process.wait()


@pytest.mark.skipif(os.name == "nt", reason="Windows tells no inodes")
def test_each_file_is_old_or_new_and_the_next_run_does_the_rest(tmp_path: Path) -> None:
    delays = random.Random(5)
    halfway = 0
    for kill in range(KILLS):
        root = tmp_path / str(kill)
        files = project(root)
        killed_while_writing(root, files, delay=delays.uniform(0, 0.02))
        texts = [file.read_text() for file in files]
        assert set(texts) <= {OLD, NEW}
        halfway += len(set(texts)) == 2
        if kill < 2:
            done = celerylint(*FIX, cwd=root)
            assert done.returncode == 0, done.stderr
            assert [file.read_text() for file in files] == [NEW] * FILES
    assert halfway, "no run was killed while it wrote: the test shows nothing"
