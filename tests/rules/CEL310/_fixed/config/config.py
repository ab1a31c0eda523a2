broker_url = "rediss://broker.example.org/0?ssl_cert_reqs=required"
result_backend = "rediss://broker.example.org/1?ssl_cert_reqs=required"
