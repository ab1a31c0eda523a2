"""Bytes that a file must contain for it to matter: the prefilter is built from these.

A group is written as plain words, searched for first, and where plain words are too common also as a pattern.
"""

from __future__ import annotations

from typing import Final

# Some word of these stands in every file that defines, configures, calls or schedules tasks …
CELERY_WORDS: Final = (
    b"elery",
    b"CELERY",
    b"shared_task",
    b"apply_async",
    b".delay",
    b".task",
    b"_task",
    b"send_task",
    b"beat_schedule",
    b"crontab",
    b"AsyncResult",
    b"BEAT_SCHEDULE",
    b"app.conf.",
    b"config_from_",
    b"control.",
    b"Inspect(",
    b"terminate=",
)
# … and something of this shape.
CELERY_SHAPE: Final = (
    rb"^[ \t]*@[\w.]*task\b|\bshared_task\b|\bperiodic_task\b|\bC?elery[\[(]|\bCelery\b|\bTask\)[ \t]*:"
    rb"|\.(?:delay|apply_async|delay_on_commit|apply_async_on_commit|send_task|retry|add_periodic_task|register_task)\("
    rb"|\.(?:delay|apply_async)\b|AsyncResult\(|beat_schedule|BEAT_SCHEDULE|\bCELERY\w*[ \t]*[:=]|crontab\("
    rb"|\bconf\.\w+|\bCELERY_[A-Z]|config_from_(?:object|envvar)\b|DJANGO_SETTINGS_MODULE"
    rb"|\bcontrol\.(?:inspect|revoke\w*|terminate|ping|broadcast)\b|\bInspect\(|\bterminate=(?!False)"
    rb"|^[ \t]*(?:from|import)[ \t]+[\w.]*celery|\bimport[ \t].*celery"
)
SETTINGS_WORDS: Final = (b"task_", b"worker_", b"beat_", b"broker_")
SETTINGS_SHAPE: Final = rb"^[ \t]*(?:task|worker|result|beat|broker)_[a-z_]+[ \t]*="
LOOP_WORDS: Final = (
    b"asyncio.run",
    b"asyncio.Runner",
    b"anyio.run",
    b"uvloop.run",
    b"import run",
    b"run_until_complete",
    b"async_to_sync",
)
ENGINE_WORDS: Final = (b"create_engine", b"create_async_engine", b"engine_from_config")
PROCESS_WORDS: Final = (b"atexit.", b"import register", b"nest_asyncio", b"create_all(", b".reflect(", b"automap_base")
# Calls that send errors to a tracker, and those that gather the metrics of several processes.
MONITORING_WORDS: Final = (
    b"sentry_sdk",
    b"rollbar",
    b"bugsnag",
    b"honeybadger",
    b"raven",
    b"newrelic",
    b"elasticapm",
    b"MultiProcessCollector",
    b"PROMETHEUS_MULTIPROC",
    b"multiprocess_mode",
    b"_to_gateway",
)
MONITORING_SHAPE: Final = (
    rb"\b(?:init|configure|Client|register_signal|initialize|register_application|multiprocess_mode)\b"
    rb"|MultiProcessCollector|PROMETHEUS_MULTIPROC|_to_gateway"
)
WORK_WORDS: Final = (
    b"requests",
    b"httpx",
    b"urllib",
    b"smtplib",
    b"subprocess",
    b"http.client",
    b"ftplib",
    b"imaplib",
    b"poplib",
    b"paramiko",
    b"create_connection",
    b"redis",
    b"cache",
    b"prometheus_client",
    b".retry(",
    b"multiprocessing",
    b"ProcessPoolExecutor",
    b"sys.exit",
    b"os._exit",
    b"async def",
    b"aiohttp",
    b"psycopg",
    b"MySQLdb",
    b"mysql",
    b"pyodbc",
    b"racle",
    b"sqlite3",
    b"MongoClient",
    b"grpc.",
    b"afka",
    b"pika",
    b"sessionmaker",
    b"select_for_update",
    b"from_pretrained",
    b"SentenceTransformer",
    b"load_model",
    b"torch.load",
    b"spacy.load",
    b"joblib.load",
)
ENQUEUE_SHAPE: Final = (
    rb"\.(?:delay|apply_async|delay_on_commit|apply_async_on_commit)\b|\bsend_task\(|AsyncResult\(|\bcontrol\b[\w.]*\("
    rb"|\binspect\("
)
EAGER_WORDS: Final = (b"ALWAYS_EAGER", b"always_eager")
DIRECTIVE_WORDS: Final = (b"celerylint:", b"CEL")
