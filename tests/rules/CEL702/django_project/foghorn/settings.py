ROOT_URLCONF = "foghorn.urls"
