"""A project as it was at a commit of Git, written into a folder: what the working tree is compared with."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

from celerylint.engine.dependencies import is_dependency_file
from celerylint.engine.discover import SUFFIXES
from celerylint.settings.load import SettingsError

_IGNORE_FILES: Final = (".gitignore", ".ignore")
_FILE_MODES: Final = ("100644", "100755")
# What a hook or another Git command around us may have set: it names other repositories and files than those here.
_OURS: Final = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY", "GIT_NAMESPACE")
_ALONE: Final = {"GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "none", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}


class _Blob(NamedTuple):
    identity: str
    path: PurePosixPath


def write_out(root: Path, revision: str, folder: Path) -> None:
    """Write the files of `root` that matter, as they were, below `folder`.

    The commit is the last one that `revision` and HEAD have in common, where there is one: what the other branch has
    changed since is not of this change. Raises SettingsError naming the revision.
    """
    commit = _commit(root, revision)
    blobs = list(_blobs(root, commit))
    for blob, text in zip(blobs, _texts(root, commit, blobs), strict=True):
        target = folder / blob.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text)


def _commit(root: Path, revision: str) -> str:
    try:
        found = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except OSError as error:
        raise SettingsError(f"--diff-base needs Git: {error.strerror}") from error
    if found.returncode:
        said = found.stderr.decode(errors="replace").strip()
        hint = said or "a shallow clone holds few: fetch it first"
        raise SettingsError(f"--diff-base {revision}: no commit of that name in {root} ({hint})")
    commit = found.stdout.decode().strip()
    common = _git(root, "merge-base", commit, "HEAD")
    return common.stdout.decode().strip() or commit


def _blobs(root: Path, commit: str) -> Iterator[_Blob]:
    """The files below the root that a run reads. Links are left out, and names that would leave the folder."""
    listing = _git(root, "ls-tree", "-r", "-z", commit)
    if listing.returncode:
        raise SettingsError(f"--diff-base: {listing.stderr.decode(errors='replace').strip()}")
    for row in filter(None, listing.stdout.split(b"\0")):
        about, _, name = row.partition(b"\t")
        mode, _, identity = about.decode().split()
        path = PurePosixPath(os.fsdecode(name))
        if mode in _FILE_MODES and _is_read(path) and not {"..", ".git"} & {part.lower() for part in path.parts}:
            yield _Blob(identity, path)


def _is_read(path: PurePosixPath) -> bool:
    return path.suffix in SUFFIXES or path.name in _IGNORE_FILES or is_dependency_file(path.parent.name, path.name)


def _texts(root: Path, commit: str, blobs: list[_Blob]) -> Iterator[bytes]:
    """The contents of the blobs, in order. `git cat-file` gives a line that ends in the size, then the bytes."""
    asked = "".join(f"{blob.identity}\n" for blob in blobs).encode()
    data, at = _git(root, "cat-file", "--batch", stdin=asked).stdout, 0
    for blob in blobs:
        end = data.index(b"\n", at)
        head = data[at:end].split()
        if len(head) != 3:
            raise SettingsError(f"--diff-base: {blob.path} of {commit[:12]} is not in this clone: fetch it first")
        at = end + 1 + int(head[2]) + 1
        yield data[end + 1 : at - 1]


def _git(root: Path, *arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run Git on the repository around a folder; it asks for nothing and fetches nothing."""
    inherited = {name: value for name, value in os.environ.items() if name not in _OURS}
    env = inherited | {
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_ALLOW_PROTOCOL": "none",
        "GIT_TERMINAL_PROMPT": "0",
        "LC_ALL": "C",
    }
    return subprocess.run(["git", *arguments], cwd=root, env=env, input=stdin, capture_output=True, check=False)
