"""The review document: what a project does with Celery, what is right and wrong about it, and what to do.

Data only (`data.py`), made from the linked project and its findings; `celerylint.report.audit` makes text of it.
"""
