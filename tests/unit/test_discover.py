from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from celerylint.engine.discover import Globs, discover
from celerylint.engine.roots import plan

FILES = [
    "a.py",
    "b.pyi",
    "build/out.py",
    "build/keep/x.py",
    "docs/conf.py",
    "src/a.py",
    "src/generated_pb2.py",
    "src/important_pb2.py",
    "src/pkg/a.py",
    "src/pkg/vendor/v.py",
    "src/pkg/logs/deep/l.py",
    "src/pkg/sub/only_here.py",
    "src/trailing space.py",
    "src/#hash.py",
    "src/[ab].py",
    "src/é.py",
    "top/src/x.py",
    "vendor/v.py",
]

RULES = [
    {".gitignore": "build/\n"},
    {".gitignore": "build/*\n!build/keep/\n"},
    {".gitignore": "/a.py\n"},
    {".gitignore": "a.py\n!/src/pkg/a.py\n"},
    {".gitignore": "*_pb2.py\n!important_pb2.py\n"},
    {".gitignore": "*\n!*/\n!a.py\n"},
    {".gitignore": "/*\n!/src\n"},
    {".gitignore": "*.py\n!src\n"},
    {".gitignore": "src/**/logs\n"},
    {".gitignore": "**/vendor/\n", "src/pkg/.gitignore": "!vendor/\n"},
    {".gitignore": "src/pkg\n", "src/pkg/.gitignore": "!a.py\n"},
    {"src/.gitignore": "/a.py\npkg/sub/only_here.py\n"},
    {".gitignore": "# comment\n\\#hash.py\n\n  \n"},
    {".gitignore": "src/\\[ab\\].py\nsrc/tr*\n"},
    {".gitignore": "é.py\n"},
    {".gitignore": "src/trailing\\ space.py\n/a.py  \n"},
    {".gitignore": "doc?/\nsrc/p*g/v*\n"},
    {".gitignore": "src/x.py\n/top/src/\n"},
    {".git/info/exclude": "vendor\n", ".gitignore": "!src/pkg/vendor\n"},
    {".gitignore": "[a-b].py*\r\n"},
    {".gitignore": "!a.py\na.py\n!b.pyi\n*.pyi\n"},
]


def write(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())


def found(root: Path, *starts: str, exclude: tuple[str, ...] = (".git",), respect: bool = True) -> list[str]:
    folders = [root / start for start in starts] or [root]
    return discover(root, folders, Globs(exclude), respect_gitignore=respect).files


def not_ignored_by_git(root: Path) -> list[str]:
    asked = "\0".join(FILES).encode()
    command = ["git", "check-ignore", "--no-index", "-z", "--stdin"]
    ignored = subprocess.run(command, cwd=root, input=asked, capture_output=True, check=False).stdout
    return sorted(set(FILES) - set(ignored.decode().split("\0")))


@pytest.mark.parametrize("rules", RULES, ids=lambda rules: " ".join("".join(rules.values()).split()))
def test_ignores_what_git_ignores(tmp_path: Path, rules: dict[str, str]) -> None:
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    write(tmp_path, dict.fromkeys(FILES, "") | rules)
    expected = not_ignored_by_git(tmp_path)
    assert found(tmp_path) == expected
    assert found(tmp_path, respect=False) == sorted(FILES)


def test_ignore_files_above_the_root_count(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    write(tmp_path, {".gitignore": "backend/old/\n", "backend/old/a.py": "", "backend/new/a.py": ""})
    assert found(tmp_path / "backend") == ["new/a.py"]


def test_gitignore_means_nothing_outside_a_repository_but_ignore_does(tmp_path: Path) -> None:
    write(tmp_path, {".gitignore": "a.py\n", ".ignore": "b.py\n", "a.py": "", "b.py": ""})
    assert found(tmp_path) == ["a.py"]


def test_an_ignored_folder_named_outright_is_looked_into(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    write(tmp_path, {".gitignore": "build/\n", "build/a.py": "", "b.py": ""})
    assert found(tmp_path, ".", "build") == ["b.py", "build/a.py"]


@pytest.mark.parametrize(
    ("pattern", "gone"),
    [
        ("pkg", {"src/pkg/a.py", "src/pkg/sub/only_here.py", "src/pkg/vendor/v.py", "src/pkg/logs/deep/l.py"}),
        ("src/pkg/sub", {"src/pkg/sub/only_here.py"}),
        ("*_pb2.py", {"src/generated_pb2.py", "src/important_pb2.py"}),
        ("src/*here.py", {"src/pkg/sub/only_here.py"}),
        ("**/conf.py", {"docs/conf.py"}),
        ("**/docs/*.py", {"docs/conf.py"}),
        ("./vendor/", {"vendor/v.py", "src/pkg/vendor/v.py"}),
        ("src/[[]ab].py", {"src/[ab].py"}),
        ("[!a-z]*.py", {"src/#hash.py", "src/[ab].py", "src/é.py"}),
    ],
)
def test_exclude_patterns(tmp_path: Path, pattern: str, gone: set[str]) -> None:
    write(tmp_path, dict.fromkeys(FILES, ""))
    assert set(FILES) - set(found(tmp_path, exclude=(pattern,))) == gone


def test_links(tmp_path: Path) -> None:
    write(tmp_path, {"pkg/a.py": "", "other.txt": ""})
    (tmp_path / "folder_link").symlink_to("pkg", target_is_directory=True)
    (tmp_path / "up").symlink_to("..", target_is_directory=True)
    (tmp_path / "dir.py").symlink_to("pkg", target_is_directory=True)
    (tmp_path / "file_link.py").symlink_to("pkg/a.py")
    (tmp_path / "broken.py").symlink_to("nowhere.py")
    (tmp_path / ".#a.py").symlink_to("me@host.1234")
    (tmp_path / "loop.py").symlink_to("loop.py")
    os.mkfifo(tmp_path / "fifo.py")
    assert found(tmp_path) == ["broken.py", "file_link.py", "loop.py", "pkg/a.py"]


def test_a_name_that_is_not_utf8(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.py")).write_text("")
    assert found(tmp_path) == [os.fsdecode(b"caf\xe9.py")]


def test_a_folder_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    write(tmp_path, {"a.py": ""})
    result = discover(tmp_path, [tmp_path, tmp_path / "gone"], Globs(()))
    assert result.files == ["a.py"]
    assert result.problems == [f"{tmp_path / 'gone'}: cannot be read: No such file or directory"]


class TestRoots:
    def test_the_closest_configuration_wins_over_closer_markers(self, tmp_path: Path) -> None:
        write(tmp_path, {"pyproject.toml": "[tool.celerylint]\n", "backend/pyproject.toml": "", "backend/app/a.py": ""})
        (reach,) = plan([tmp_path / "backend/app/a.py"], tmp_path)
        assert (reach.root, reach.config) == (tmp_path, tmp_path / "pyproject.toml")
        (isolated,) = plan([tmp_path / "backend/app/a.py"], tmp_path, isolated=True)
        assert (isolated.root, isolated.config) == (tmp_path / "backend", None)

    def test_no_configuration_from_outside_the_repository(self, tmp_path: Path) -> None:
        write(tmp_path, {"celerylint.toml": "", "repo/.git/HEAD": "", "repo/app/a.py": ""})
        (reach,) = plan([tmp_path / "repo/app"], tmp_path)
        assert (reach.root, reach.config) == (tmp_path / "repo", None)

    def test_paths_of_several_projects(self, tmp_path: Path) -> None:
        write(tmp_path, {"a/pyproject.toml": "", "a/x.py": "", "b/setup.cfg": "", "b/x.py": "", "b/y.py": ""})
        first, second = plan([tmp_path / "b/x.py", tmp_path / "a", tmp_path / "b/y.py"], tmp_path)
        assert (first.root, second.root) == (tmp_path / "a", tmp_path / "b")
        assert first.reports("x.py")
        assert second.files == (tmp_path / "b/x.py", tmp_path / "b/y.py")

    def test_without_markers_a_folder_is_its_own_project(self, tmp_path: Path) -> None:
        write(tmp_path, {"one/a.py": "", "two/a.py": ""})
        (reach,) = plan([tmp_path / "one"], tmp_path)
        assert (reach.root, reach.starts) == (tmp_path / "one", (tmp_path / "one",))
        (reach,) = plan([tmp_path / "one", tmp_path / "two"], tmp_path)
        assert reach.root == tmp_path
        assert set(reach.starts) == {tmp_path / "one", tmp_path / "two"}

    def test_without_markers_a_package_hangs_below_its_parent(self, tmp_path: Path) -> None:
        write(tmp_path, {"shop/__init__.py": "", "shop/jobs/__init__.py": "", "other.py": ""})
        (reach,) = plan([tmp_path / "shop/jobs"], tmp_path)
        assert (reach.root, reach.starts) == (tmp_path, (tmp_path / "shop/jobs",))

    def test_without_markers_a_file_is_read_with_the_current_folder(self, tmp_path: Path) -> None:
        write(tmp_path, {"app/tasks.py": "", "app/db.py": ""})
        (reach,) = plan([tmp_path / "app/tasks.py"], tmp_path)
        assert reach.root == tmp_path
        assert reach.reports("app/tasks.py")
        assert not reach.reports("app/db.py")
        (elsewhere,) = plan([tmp_path / "app/tasks.py"], tmp_path / "elsewhere")
        assert elsewhere.root == tmp_path / "app"
