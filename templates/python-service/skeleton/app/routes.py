"""What the service answers, apart from HTTP: a path and a query in, a status and a body out."""

from dataclasses import dataclass, field
from http import HTTPStatus

from app import VERSION

LONGEST_NAME = 100


@dataclass(frozen=True)
class Answer:
    status: HTTPStatus
    body: dict[str, str] = field(default_factory=dict)


class Routes:
    """Not ready until somebody says so."""

    def __init__(self) -> None:
        self.ready = False
        self._routes = {"/healthz": self._health, "/readyz": self._readiness, "/hello": self._hello}

    def answer(self, path: str, query: dict[str, str]) -> Answer:
        route = self._routes.get(path)
        if route is None:
            return Answer(HTTPStatus.NOT_FOUND, {"error": "there is nothing here"})
        return route(query)

    def _health(self, _query: dict[str, str]) -> Answer:
        return Answer(HTTPStatus.OK, {"status": "ok", "version": VERSION})

    def _readiness(self, _query: dict[str, str]) -> Answer:
        if not self.ready:
            return Answer(HTTPStatus.SERVICE_UNAVAILABLE, {"status": "not ready"})
        return Answer(HTTPStatus.OK, {"status": "ready"})

    def _hello(self, query: dict[str, str]) -> Answer:
        name = query.get("name") or "world"
        if len(name) > LONGEST_NAME:
            error = f"name is longer than {LONGEST_NAME} characters"
            return Answer(HTTPStatus.BAD_REQUEST, {"error": error})
        return Answer(HTTPStatus.OK, {"message": f"Hello, {name}!"})
