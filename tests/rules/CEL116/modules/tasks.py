from app import office


@office.task("office.open")  # expect: CEL116
def open_mail(letter): ...


@office.task  # ok: CEL116 no name given
def close_mail(letter): ...
