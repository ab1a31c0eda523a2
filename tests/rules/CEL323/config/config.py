broker_url = "memory://"  # expect: CEL323
result_backend = "redis://broker/1"  # ok: CEL323 a server
