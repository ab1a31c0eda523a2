"""Top-level packages that are never a file of the checked project, however its files are named.

A project's own `celery.py` is imported as `project.celery`; `import celery` beside it means the library.
"""

from __future__ import annotations

import sys
from typing import Final

EXTERNAL: Final = frozenset(sys.stdlib_module_names) - {"test", "this"} | frozenset(
    "celery kombu billiard amqp vine redis valkey django rest_framework ninja fastapi starlette flask flask_login"
    " flask_restful flask_jwt_extended flask_security pyramid tornado aiohttp sanic sqlalchemy sqlmodel asyncpg psycopg"
    " psycopg2 asgiref anyio nest_asyncio requests httpx pydantic pydantic_settings decouple environ dotenv"
    " huey rq dramatiq procrastinate arq taskiq invoke prefect airflow dagster locust luigi fabric".split()
)
