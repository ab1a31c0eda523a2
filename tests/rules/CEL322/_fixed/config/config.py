result_backend = "db+postgresql+psycopg2://db/results"
broker_url = "amqp://broker"
