from celery import Celery


class Line(Celery):
    def bound(self, **options):
        return self.task(bind=True, **options)


app = Line("funicular")
