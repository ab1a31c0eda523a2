from app import office


class Mailer:
    @office.task
    def send(self, letter): ...  # expect: CEL109

    def sort(self, letter): ...  # ok: CEL109 no task


@office.task
def stamp(letter): ...  # ok: CEL109 a function
