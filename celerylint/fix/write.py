"""Writing a changed file: all of it or nothing, to no other place than where it was read."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from celerylint.fix import UnfixableError


def write(root: Path, path: str, old: bytes, new: bytes) -> None:
    """Replace the text of the file at `path` below `root`; raises UnfixableError when it may not or cannot.

    The new text is complete on the disk before it takes the file's name, so that whoever looks at any moment finds the
    old file or the new one. A link is followed, but not out of the tree. Mode, owner and extended attributes stay.
    """
    target = _target(root, path)
    try:
        _replace(target, old, new)
    except OSError as error:
        raise UnfixableError(f"it cannot be written: {(error.strerror or str(error)).lower()}") from error


def _target(root: Path, path: str) -> Path:
    try:
        target = (root / path).resolve(strict=True)
    except (OSError, RuntimeError) as error:
        raise UnfixableError("it is no longer there") from error
    if not target.is_relative_to(root.resolve()):
        raise UnfixableError(f"it is a link to {target}, outside of the project")
    if not os.access(target, os.W_OK):
        raise UnfixableError("it is read-only")
    return target


def _replace(target: Path, old: bytes, new: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".tmp")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(new)
            file.flush()
            _keep(target, temporary)
            os.fsync(file.fileno())
        if target.read_bytes() != old:
            raise UnfixableError("it has changed since it was read")
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync(target.parent)


def _keep(target: Path, temporary: Path) -> None:
    """Give the new file the old one's mode, attributes and owner."""
    status = target.stat()
    shutil.copystat(target, temporary)
    os.utime(temporary)
    if hasattr(os, "chown") and (temporary.stat().st_uid, temporary.stat().st_gid) != (status.st_uid, status.st_gid):
        os.chown(temporary, status.st_uid, status.st_gid)
        temporary.chmod(status.st_mode & 0o7777)  # changing the owner clears special bits


def _sync(folder: Path) -> None:
    """Make the new name last; not every system can."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        pass
    finally:
        os.close(handle)
