"""A bench: a folder of modules, and the real workers and beats that run them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .servers import wait_until

if TYPE_CHECKING:
    from celery import Celery
    from celery.result import AsyncResult
    from redis import Redis

PATIENCE = 60.0
RUNS, SECONDS = 24, 12.0  # of `Bench.right`
QUEUE, UNACKED = "celery", "unacked"

# Every module of a bench can import this: the app, and a diary that outlives any process.
COMMON = """
import os
from celery import Celery

def new_app(**settings):
    app = Celery("proof", broker=os.environ["PROOF_REDIS"], backend=os.environ["PROOF_REDIS"])
    app.conf.update(worker_hijack_root_logger=False, broker_connection_retry_on_startup=True, **settings)
    return app

def note(line):
    with open(os.environ["PROOF_DIARY"], "a") as diary:
        diary.write(f"{line}\\n")
"""


class Running:
    """A worker or beat in a process group of its own."""

    def __init__(self, process: subprocess.Popen[bytes], log: Path) -> None:
        self._process, self._log = process, log

    def log(self) -> str:
        """Return what the process has printed so far."""
        return self._log.read_text(errors="replace")

    def wait_for(self, text: str) -> None:
        """Wait until the process prints a text."""
        wait_until(lambda: text in self.log() or self._process.poll() is not None, PATIENCE, self.log)
        assert text in self.log(), f"ended without {text!r}:\n{self.log()}"

    def ended(self) -> int:
        """Wait for the end and return the exit code."""
        return self._process.wait(PATIENCE)

    def stop(self) -> None:
        """Ask the process to end, as a deployment does, and wait for it."""
        self._process.terminate()
        self.ended()

    def kill(self) -> None:
        """Kill the process and its children at once, as a power cut or an out-of-memory kill of the container does."""
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()


class Bench:
    """Write modules, run them with real Celery, send tasks, read the diary."""

    def __init__(self, folder: Path, redis_url: str, **environment: str) -> None:
        from celery import Celery
        from redis import Redis

        self.folder = folder
        self.redis: Redis = Redis.from_url(redis_url)
        self._diary = folder / "diary.txt"
        self._environment = {"PROOF_REDIS": redis_url, "PROOF_DIARY": str(self._diary), **environment}
        self._running: list[Running] = []
        self._client: Celery = Celery(broker=redis_url, backend=redis_url, set_as_current=False)
        self.module("common", COMMON)

    def module(self, name: str, source: str) -> None:
        """Write a module that the processes of this bench can import."""
        (self.folder / f"{name}.py").write_text(textwrap.dedent(source), encoding="utf-8")

    def worker(self, module: str, *options: str) -> Running:
        """Start a prefork worker with one child and wait until it is ready."""
        quick = ["--without-gossip", "--without-mingle", "--without-heartbeat"]
        command = ["-A", module, "worker", "-l", "info", "-P", "prefork", "-c", "1", *quick, *options]
        worker = self.start("celery", *command)
        worker.wait_for(" ready.")
        return worker

    def start(self, program: str, *arguments: str) -> Running:
        """Start `python -m program` in the bench's folder."""
        log = self.folder / f"{program}-{len(self._running)}.log"
        environment = {**os.environ, **self._environment, "PYTHONUNBUFFERED": "1"}
        with log.open("wb") as output:
            process = subprocess.Popen(
                [sys.executable, "-m", program, *arguments],
                cwd=self.folder,
                env=environment,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self._running.append(Running(process, log))
        return self._running[-1]

    def run(self, program: str, *arguments: str) -> str:
        """Run `python -m program` to its end and return what it printed."""
        running = self.start(program, *arguments)
        assert running.ended() == 0, running.log()
        return running.log()

    def send(self, task: str, *arguments: Any) -> AsyncResult[Any]:
        """Send a task by its name."""
        return self._client.send_task(task, args=arguments)

    def outcome(self, task: str, *arguments: Any) -> tuple[str, Any]:
        """Send a task, wait for its end, and return its state and its result (or exception)."""
        result = self.send(task, *arguments)
        self.wait(result.ready)
        return result.state, result.result

    def right(self, task: str) -> int:
        """Send RUNS numbers at once to a task that gives them back; return how many come back within some seconds."""
        sent = [(number, self.send(task, number)) for number in range(RUNS)]
        end = time.monotonic() + SECONDS
        while time.monotonic() < end and not all(result.ready() for _, result in sent):
            time.sleep(0.1)
        return sum(result.state == "SUCCESS" and result.result == number for number, result in sent)

    def inspect_active(self) -> list[dict[str, Any]]:
        """Return what the one worker says that it is running now."""
        replies = self._client.control.inspect(timeout=5, limit=1).active() or {}
        return [request for requests in replies.values() for request in requests]

    def broker_holds(self) -> int:
        """Return how many messages the broker still has, waiting or handed out and not acknowledged."""
        return int(self.redis.llen(QUEUE)) + int(self.redis.hlen(UNACKED))

    def diary(self) -> list[str]:
        """Return the lines that tasks have noted."""
        return self._diary.read_text().splitlines() if self._diary.exists() else []

    def clear_diary(self) -> None:
        """Forget what was noted."""
        self._diary.unlink(missing_ok=True)

    def wait(self, condition: Callable[[], bool]) -> None:
        """Wait for a condition; on failure show every log of the bench."""
        wait_until(condition, PATIENCE, self.evidence)

    def settle(self) -> None:
        """Wait until tasks have noted nothing for two seconds."""
        noted: list[str] | None = None
        while noted != (noted := self.diary()):
            time.sleep(2)

    def evidence(self) -> str:
        """Return the diary and all logs."""
        logs = [running.log() for running in self._running]
        return "\n-----\n".join(["\n".join(self.diary()), *logs])

    def close(self) -> None:
        """Stop whatever still runs."""
        for running in self._running:
            running.kill()
        self._client.close()
        self.redis.close()
