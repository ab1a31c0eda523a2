worker_max_memory_per_child = 400_000
