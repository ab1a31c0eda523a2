from celery import Celery


class Harbour(Celery):
    def gen_task_name(self, name, module):
        return f"harbour.{name}"


app = Harbour("harbour")
