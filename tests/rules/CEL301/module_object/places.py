task_default_timezones = ["UTC"]
