timezone = "Mars/Phobos"  # expect: CEL321
enable_utc = True  # ok: CEL321 another setting
