"""Tasks that cannot be read to the end."""

from depot.app import app
from depot.secret import OPTIONS, every


@app.task(**OPTIONS)
def load(crate: int):
    """Load a crate."""
    print(crate)


@app.task(base=every.Base)
def unload(crate: int):
    """Unload a crate."""
    print(crate)


@every.background_task(3)
def stack(crate: int):
    """Stack a crate, as a task or not."""
    print(crate)


def start(task, crate: int):
    """Start whatever task it is given."""
    task.delay(crate)


@app.on_after_configure.connect
def plan(sender, **kwargs):
    """Plan with what only a run can tell."""
    sender.add_periodic_task(every.interval(), load.s(1), name="load")
