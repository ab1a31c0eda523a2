"""The press's one task."""

from press.app import app


@app.task(name="press.tasks.print_page", autoretry_for=(ConnectionError,), retry_backoff=True, max_retries=4)
def print_page(page: int) -> None:
    """Print a page; twice does no harm."""
    fetch(page)


def fetch(page: int) -> None:
    """Get it from the store."""
    if page < 0:
        raise ConnectionError
