from farm import shared
from farm.shared import *  # noqa: F403

timezone = shared.ZONE
