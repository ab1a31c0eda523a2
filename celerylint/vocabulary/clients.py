"""Clients of other services: which of them belong to an event loop, and which to the process that made them."""

from __future__ import annotations

from typing import Final

# By dotted path, whether each use certainly touches the loop on which a connection was opened. The others do so when
# two coroutines wait for them at once (asyncio's locks), or through a library that they are built on.
LOOP_BOUND: Final = {
    "redis.asyncio.Redis": True,
    "redis.asyncio.StrictRedis": True,
    "redis.asyncio.client.Redis": True,
    "redis.asyncio.RedisCluster": True,
    "redis.asyncio.Redis.from_url": True,
    "redis.asyncio.from_url": True,
    "redis.asyncio.ConnectionPool": True,
    "redis.asyncio.ConnectionPool.from_url": True,
    "aioredis.from_url": True,
    "aioredis.Redis": True,
    "aioredis.create_redis_pool": True,
    "httpx.AsyncClient": True,
    "aiohttp.ClientSession": True,
    "asyncpg.create_pool": True,
    "asyncpg.connect": True,
    "aiomysql.create_pool": True,
    "aiopg.create_pool": True,
    "psycopg_pool.AsyncConnectionPool": True,
    "motor.motor_asyncio.AsyncIOMotorClient": True,
    "pymongo.AsyncMongoClient": True,
    "elasticsearch.AsyncElasticsearch": True,
    "aio_pika.connect": True,
    "aio_pika.connect_robust": True,
    "aiokafka.AIOKafkaProducer": True,
    "openai.AsyncOpenAI": False,
    "openai.AsyncAzureOpenAI": False,
    "anthropic.AsyncAnthropic": False,
    "asyncio.Lock": False,
    "asyncio.Semaphore": False,
    "asyncio.BoundedSemaphore": False,
    "asyncio.Condition": False,
    "asyncio.Event": False,
    "asyncio.Queue": False,
}
# Connections (or threads) that are there as soon as the object is, by dotted path, with what they are called.
FORK_UNSAFE: Final = {
    "psycopg2.connect": "a database connection",
    "psycopg.connect": "a database connection",
    "psycopg.Connection.connect": "a database connection",
    "MySQLdb.connect": "a database connection",
    "pymysql.connect": "a database connection",
    "mysql.connector.connect": "a database connection",
    "pyodbc.connect": "a database connection",
    "cx_Oracle.connect": "a database connection",
    "oracledb.connect": "a database connection",
    "sqlite3.connect": "a database connection",
    "pymongo.MongoClient": "a MongoDB client",
    "pymongo.mongo_client.MongoClient": "a MongoDB client",
    "grpc.insecure_channel": "a gRPC channel",
    "grpc.secure_channel": "a gRPC channel",
    "kafka.KafkaProducer": "a Kafka producer",
    "kafka.KafkaConsumer": "a Kafka consumer",
    "confluent_kafka.Producer": "a Kafka producer",
    "confluent_kafka.Consumer": "a Kafka consumer",
    "pika.BlockingConnection": "a connection to RabbitMQ",
    "socket.create_connection": "a socket",
}
# MongoDB's client connects when it is first used, if told so.
LAZY: Final = {"pymongo.MongoClient": "connect", "pymongo.mongo_client.MongoClient": "connect"}
# Methods that let go of what was opened, so that the next user begins anew.
RELEASING: Final = frozenset("close aclose disconnect remove rollback invalidate reset shutdown stop".split())
# Calls that load a model or download: the seconds that they take grow with the file.
LOADERS: Final = frozenset(
    (
        "torch.load",
        "torch.hub.load",
        "joblib.load",
        "spacy.load",
        "whisper.load_model",
        "keras.models.load_model",
        "tensorflow.keras.models.load_model",
        "tensorflow.saved_model.load",
        "sentence_transformers.SentenceTransformer",
        "sentence_transformers.CrossEncoder",
        "faster_whisper.WhisperModel",
        "easyocr.Reader",
        "transformers.pipeline",
        "huggingface_hub.snapshot_download",
        "nltk.download",
        "gensim.models.KeyedVectors.load_word2vec_format",
        "gensim.downloader.load",
        "ultralytics.YOLO",
    )
)
LOADER_METHODS: Final = frozenset(("from_pretrained", "load_from_checkpoint"))
# Packages whose `from_pretrained` these are.
LOADER_PACKAGES: Final = frozenset(("transformers", "diffusers", "torch", "lightning", "peft", "timm"))
