"""The door for web servers: `waitress-serve wsgi:app`."""

from tracker import create_app

app = create_app()
