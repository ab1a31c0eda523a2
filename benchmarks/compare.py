"""What celerylint costs beside ruff and flake8: whole processes, measured in turn on the same tree.

    python benchmarks/compare.py TREE [--runs N] [--skip flake8]

CPU is user + system with all children; ratios are taken round by round against `ruff check`, then the median. The
tools cache nothing. They are taken from beside the running Python, else from PATH.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple


class Cost(NamedTuple):
    """What one process took: seconds of CPU and wall, MiB at its peak, and how it ended."""

    cpu: float
    wall: float
    peak: float
    status: int


class Contender(NamedTuple):
    """A named command."""

    name: str
    command: Sequence[str]


def find(tool: str) -> str | None:
    """The tool beside this Python, else on PATH."""
    beside = Path(sys.executable).with_name(tool)
    return str(beside) if beside.exists() else shutil.which(tool)


def measure(command: Sequence[str], folder: Path) -> Cost:
    """Run a command in a folder, its output thrown away."""
    before = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - before
    process.returncode = os.waitstatus_to_exitcode(status)
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024, process.returncode)


def race(contenders: Sequence[Contender], folder: Path, runs: int) -> dict[str, list[Cost]]:
    """Each command once to warm up (the files, not the tools), then all in turn."""
    costs: dict[str, list[Cost]] = {contender.name: [] for contender in contenders}
    for turn in range(runs + 1):
        for name, command in contenders:
            cost = measure(command, folder)
            if turn:
                costs[name].append(cost)
    return costs


def show(title: str, costs: dict[str, list[Cost]], base: str) -> None:
    """A table of medians."""
    print(f"\n{title}\n{'':22}{'cpu s':>9}{'wall s':>9}{'peak MiB':>10}{'x cpu':>8}{'x wall':>8}  exit")
    for name, rows in costs.items():
        cpu, wall, peak = (statistics.median(values) for values in list(zip(*rows, strict=True))[:3])
        more_cpu = statistics.median(
            row.cpu / max(other.cpu, 1e-3) for row, other in zip(rows, costs[base], strict=True)
        )
        more_wall = statistics.median(row.wall / other.wall for row, other in zip(rows, costs[base], strict=True))
        print(f"{name:22}{cpu:9.3f}{wall:9.3f}{peak:10.1f}{more_cpu:8.2f}{more_wall:8.2f}  {rows[-1].status}")


def linters(skipped: Sequence[str]) -> list[Contender]:
    """The linters that can be found, ruff first: it is what the others are compared with."""
    commands: dict[str, list[str | None]] = {
        "ruff": [find("ruff"), "check", "--isolated", "--no-cache", "--quiet", "."],
        "celerylint": [find("celerylint"), "check", "--isolated", "--no-cache", "--quiet", "."],
        "flake8": [find("flake8"), "--isolated", "."],
    }
    found = {name: [part for part in command if part] for name, command in commands.items() if command[0]}
    for name in commands.keys() - found.keys():
        print(f"{name} is not installed, left out", file=sys.stderr)
    return [Contender(name, command) for name, command in found.items() if name not in skipped]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tree", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--skip", action="append", default=[], choices=["flake8", "celerylint"])
    arguments = parser.parse_args()
    contenders = linters(arguments.skip)
    show(f"check {arguments.tree}", race(contenders, arguments.tree, arguments.runs), contenders[0].name)
    version = find("celerylint") or sys.exit("celerylint is not installed")
    start = [
        Contender("python -c pass", [sys.executable, "-c", "pass"]),
        Contender("--version", [version, "--version"]),
    ]
    show("start-up", race(start, arguments.tree, 4 * arguments.runs), start[0].name)


if __name__ == "__main__":
    main()
