from dock.configs.shared import *  # noqa: F403

worker_concurrency = 8
