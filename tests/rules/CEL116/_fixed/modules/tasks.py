from app import office


@office.task(name="office.open")
def open_mail(letter): ...


@office.task
def close_mail(letter): ...
