port = 5555  # expect: CEL309 "Flower" ~medium
max_tasks = 1000
