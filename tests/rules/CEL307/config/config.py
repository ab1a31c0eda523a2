task_serializer = "pickle"  # expect: CEL307
accept_content = ["json"]  # ok: CEL307 the serializer is wrong, not this
