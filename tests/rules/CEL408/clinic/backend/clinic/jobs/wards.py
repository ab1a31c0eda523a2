"""Work in the wards; not a word here speaks of the queue."""

from clinic.jobs.making import job


@job
def count_beds(): ...
