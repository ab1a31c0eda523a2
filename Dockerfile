FROM python:3.13-slim AS build
WORKDIR /build
COPY pyproject.toml README.md LICENSE ./
COPY celerylint ./celerylint
RUN python -m venv /celerylint && /celerylint/bin/pip install --no-cache-dir .

FROM python:3.13-slim
COPY --from=build /celerylint /celerylint
ENV PATH="/celerylint/bin:$PATH"
USER 65534
WORKDIR /src
ENTRYPOINT ["celerylint"]
CMD ["check"]
