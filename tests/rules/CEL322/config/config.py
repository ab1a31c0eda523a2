result_backend = "postgresql+psycopg2://db/results"  # expect: CEL322
broker_url = "amqp://broker"  # ok: CEL322 a broker
