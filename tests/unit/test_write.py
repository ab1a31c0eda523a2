"""Writing a changed file: all or nothing, and nowhere else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from celerylint.fix import UnfixableError
from celerylint.fix.write import write

OLD, NEW = b"x = 1\n", b"x = 2\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "project").mkdir()
    (tmp_path / "project/a.py").write_bytes(OLD)
    return tmp_path / "project"


def alone(root: Path) -> bool:
    """Whether nothing was left behind."""
    return [path.name for path in root.iterdir()] == ["a.py"]


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o755, 0o4755])
def test_the_mode_stays(mode: int, root: Path) -> None:
    (root / "a.py").chmod(mode)
    write(root, "a.py", OLD, NEW)
    assert (root / "a.py").read_bytes() == NEW
    assert (root / "a.py").stat().st_mode & 0o7777 == mode
    assert alone(root)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may give files away")
def test_the_owner_stays(root: Path) -> None:
    os.chown(root / "a.py", 12345, 54321)
    (root / "a.py").chmod(0o2750)
    write(root, "a.py", OLD, NEW)
    status = (root / "a.py").stat()
    assert (status.st_uid, status.st_gid, status.st_mode & 0o7777) == (12345, 54321, 0o2750)


def test_the_time_is_new(root: Path) -> None:
    os.utime(root / "a.py", (0, 0))
    write(root, "a.py", OLD, NEW)
    assert (root / "a.py").stat().st_mtime > 0


def test_a_changed_file_is_left_alone(root: Path) -> None:
    (root / "a.py").write_bytes(b"x = 3\n")
    with pytest.raises(UnfixableError, match="changed since it was read"):
        write(root, "a.py", OLD, NEW)
    assert (root / "a.py").read_bytes() == b"x = 3\n"
    assert alone(root)


def test_a_missing_file_stays_missing(root: Path) -> None:
    with pytest.raises(UnfixableError, match="no longer there"):
        write(root, "b.py", OLD, NEW)
    assert alone(root)


def test_a_link_within_the_tree_stays_a_link(root: Path) -> None:
    (root / "link.py").symlink_to("a.py")
    write(root, "link.py", OLD, NEW)
    assert (root / "link.py").is_symlink()
    assert (root / "a.py").read_bytes() == NEW


@pytest.mark.parametrize("target", ["file", "folder"])
def test_no_link_is_followed_out_of_the_tree(target: str, root: Path, tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/a.py").write_bytes(OLD)
    if target == "file":
        (root / "link.py").symlink_to(tmp_path / "outside/a.py")
    else:
        (root / "link").symlink_to(tmp_path / "outside")
    with pytest.raises(UnfixableError, match="outside of the project"):
        write(root, "link.py" if target == "file" else "link/a.py", OLD, NEW)
    assert (tmp_path / "outside/a.py").read_bytes() == OLD


def test_a_read_only_file_stays_as_it_is(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "a.py").chmod(0o444)
    monkeypatch.setattr(os, "access", lambda path, mode: False)  # root may write anything
    with pytest.raises(UnfixableError, match="read-only"):
        write(root, "a.py", OLD, NEW)
    assert (root / "a.py").read_bytes() == OLD


@pytest.mark.parametrize("step", ["os.fsync", "pathlib.Path.replace"])
def test_a_full_disk_leaves_the_old_file(step: str, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(step, fail)
    with pytest.raises(UnfixableError, match="cannot be written: no space left on device"):
        write(root, "a.py", OLD, NEW)
    assert (root / "a.py").read_bytes() == OLD
    assert alone(root)
