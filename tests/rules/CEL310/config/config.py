broker_url = "rediss://broker.example.org/0?ssl_cert_reqs=CERT_NONE"  # expect: CEL310
result_backend = "rediss://broker.example.org/1?ssl_cert_reqs=required"  # ok: CEL310 checked
