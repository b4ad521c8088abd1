"""HTTP around the routes."""

import json
import logging
import threading
import time
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit

from app.routes import Answer, Routes

LOG = logging.getLogger(__name__)


class Server(ThreadingHTTPServer):
    """Each connection has a thread."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, address: tuple[str, int], routes: Routes) -> None:
        self.routes = routes
        self._busy = 0
        self._idle = threading.Condition()
        super().__init__(address, Handler)

    def begin(self) -> None:
        """A request is being answered."""
        with self._idle:
            self._busy += 1

    def end(self) -> None:
        """It is answered."""
        with self._idle:
            self._busy -= 1
            self._idle.notify_all()

    def drain(self, seconds: float) -> bool:
        """After serve_forever: waits for the requests that are under way; False: some are cut off."""
        with self._idle:
            return self._idle.wait_for(lambda: self._busy == 0, timeout=seconds)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 30
    server: Server

    def version_string(self) -> str:
        return "service"

    def do_GET(self) -> None:
        self._respond(self._routed)

    def do_HEAD(self) -> None:
        self._respond(self._routed)

    def do_POST(self) -> None:
        self._respond(self._refused)

    do_PUT = do_PATCH = do_DELETE = do_POST

    def _routed(self) -> Answer:
        parts = urlsplit(self.path)
        return self.server.routes.answer(parts.path, dict(parse_qsl(parts.query)))

    def _refused(self) -> Answer:
        self.close_connection = True  # a body may follow that nobody reads
        return Answer(HTTPStatus.METHOD_NOT_ALLOWED, {"error": "only GET and HEAD are answered"})

    def _respond(self, make) -> None:
        start = time.monotonic()
        self.server.begin()
        try:
            try:
                answer = make()
            except Exception:
                LOG.exception("path=%r", self.path)
                answer = Answer(HTTPStatus.INTERNAL_SERVER_ERROR, {"error": "this went wrong"})
            self._send(answer)
        finally:
            self.server.end()
        milliseconds = (time.monotonic() - start) * 1000
        LOG.info("method=%s path=%r status=%d ms=%.1f", self.command, self.path, answer.status, milliseconds)

    def _send(self, answer: Answer) -> None:
        body = json.dumps(answer.body, ensure_ascii=False).encode()
        self.send_response(answer.status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("X-Content-Type-Options", "nosniff")
        if answer.status == HTTPStatus.METHOD_NOT_ALLOWED:
            self.send_header("Allow", "GET, HEAD")
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:
        LOG.debug(format, *arguments)
