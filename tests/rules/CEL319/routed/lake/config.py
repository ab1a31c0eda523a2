task_routes = {"lake.tasks.dive": {"queue": "deep"}}
