from shop.app import app

app.config_from_object({"timezone": "Europe/Berlin"})
