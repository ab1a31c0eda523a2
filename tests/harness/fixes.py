"""Makes fixes in this process, as the command line does."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from celerylint import registry
from celerylint.engine.roots import plan
from celerylint.engine.run import Options
from celerylint.fix.changes import Mended
from celerylint.fix.mend import mend
from celerylint.fix.policy import Policy
from celerylint.jobs import Job
from celerylint.settings import Settings
from celerylint.settings.load import load
from tests.harness.cases import RULES, Case

WRITE = "CELERYLINT_WRITE_FIXED"


def job_for(root: Path, select: Sequence[str], *, unsafe: bool = True) -> Job:
    """Everything that is fixable by the selected rules, whatever its confidence."""
    (reach,) = plan([root], root)
    settings = Settings(**({**load(reach.config).values} if reach.config else {}) | {"min_confidence": "low"})
    return Job(reach, Options(registry.select(select, preview=True), settings), Policy(unsafe=unsafe))


def mended(root: Path, select: Sequence[str], *, unsafe: bool = True) -> Mended:
    """What `--fix` makes of a project; nothing is written."""
    job = job_for(root, select, unsafe=unsafe)
    assert job.check().failures == []
    return mend(job.lint, job.read, job.policy)


def expected(case: Case) -> dict[str, str]:
    """The texts that a case's files have after all fixes, by path; those not named stay as they are."""
    folder = _folder(case)
    if folder.suffix == ".py":
        return {folder.name: folder.read_text(encoding="utf-8")} if folder.exists() else {}
    paths = (path for path in folder.rglob("*.py") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def note(case: Case, texts: dict[str, str]) -> None:
    """Write down what fixes make of a case, to be read before it is committed."""
    folder = _folder(case)
    for path in expected(case).keys() - texts.keys():
        (folder if folder.suffix == ".py" else folder / path).unlink()
    for path, text in texts.items():
        target = folder if folder.suffix == ".py" else folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def writing() -> bool:
    """Whether expectations are to be written anew."""
    return bool(os.environ.get(WRITE))


def _folder(case: Case) -> Path:
    single = list(case.files) == [f"{case.name}.py"]
    return RULES / case.code / "_fixed" / (f"{case.name}.py" if single else case.name)
