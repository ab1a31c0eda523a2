from celery import shared_task


@shared_task
def sign_up(*values, **named): ...


def register(form, user, password):
    sign_up.delay(form.email, password=form.text)  # expect: CEL228 "`password` travels" ~medium !moderate
    sign_up.delay(user.api_key)  # expect: CEL228 "`api_key`"
    sign_up.apply_async((user.id, password))  # expect: CEL228
    sign_up.apply_async(kwargs={"access_token": user.text})  # expect: CEL228
    sign_up.delay(user.id)  # ok: CEL228 an id
    sign_up.delay(password_hash=user.password_hash)  # ok: CEL228 hashed
    sign_up.delay(has_password=True)  # ok: CEL228 a flag
    sign_up.delay(password=None)  # ok: CEL228 none given
    sign_up.delay(user.token_id)  # ok: CEL228 an id
