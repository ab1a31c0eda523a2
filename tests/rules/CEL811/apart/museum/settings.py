INSTALLED_APPS = ["museum"]
CELERY_BROKER_URL = "redis://redis:6379/0"
CACHES = {"default": {"BACKEND": "django_redis.cache.RedisCache", "LOCATION": "redis://redis/1", "KEY_PREFIX": "lib"}}
