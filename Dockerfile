# The web reader over a ledger that is mounted at /ledger:
#
#   docker build --tag musnad .
#   docker run --rm --read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges \
#     --env MUSNAD_TOKEN=… --volume "$PWD:/ledger:ro" --publish 127.0.0.1:8000:8000 musnad
#
# Any other command follows the name of the image: … musnad musnad stats

# The larger image has the compiler that makes the reading machine code (docs/performance.md).
FROM python:3.13 AS build
ENV HATCH_BUILD_HOOK_ENABLE_MYPYC=true
WORKDIR /source
COPY pyproject.toml README.md LICENSE ./
COPY backend backend
COPY musnad musnad
RUN python -m venv /opt/musnad \
 && /opt/musnad/bin/pip install --no-cache-dir --only-binary :all: '.[all]'

FROM python:3.13-slim
COPY --from=build /opt/musnad /opt/musnad
ENV PATH=/opt/musnad/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    MUSNAD_LEDGER=/ledger/musnad.db
# Nobody's: no home, no name, nothing of the image is theirs to write.
USER 65534:65534
WORKDIR /ledger
EXPOSE 8000
CMD ["musnad", "serve", "--host", "0.0.0.0"]
