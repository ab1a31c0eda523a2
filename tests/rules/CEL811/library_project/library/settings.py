INSTALLED_APPS = ["library"]
CELERY_BROKER_URL = "redis://redis:6379/0"
CACHES = {"default": {"BACKEND": "django_redis.cache.RedisCache", "LOCATION": "redis://redis/0", "KEY_PREFIX": "lib"}}
