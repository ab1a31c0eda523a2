"""Names that try to break out of every format."""

from celery import Celery

app = Celery("<script>alert(1)</script>", broker="redis://u:hunter2@h/0")
app.conf.task_default_queue = '=cmd|"/c calc"!A1'
app.conf.beat_schedule = {
    '"]; evil [label="x': {"task": "@SUM(1+1)*cmd", "schedule": 30.0},
    "`| <b>bold</b> | \x1b[31mred": {"task": "</script><img src=x onerror=alert(1)>", "schedule": 3600},
}


@app.task(name="=HYPERLINK(\"http://evil.example\";\"click\")")
def first():
    """Formula."""
    print("1")


@app.task(name="</script><img src=x onerror=alert(1)>")
def second():
    """Markup."""
    second.delay()


@app.task(name="@SUM(1+1)*cmd|' /C calc'!A0;=1+1")
def third():
    """Another formula."""
    print("3")


@app.task(name="-->]]>%%{init: {}}%%\n```\nend\x1b]0;owned\x07\u202e")
def fourth():
    """Fences, controls, and a reversal of direction."""
    print("4")
