from mill.jobs.grind import *  # noqa: F403
