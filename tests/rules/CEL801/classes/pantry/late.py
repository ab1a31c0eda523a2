acks_late = True  # not the setting
task_acks_late = True
