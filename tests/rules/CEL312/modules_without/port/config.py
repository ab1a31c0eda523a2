task_track_started = True
