import http.client
import json
import logging
import threading
import unittest
from urllib.parse import quote

from app import VERSION
from app.routes import LONGEST_NAME, Routes
from app.server import Server


class ServerTest(unittest.TestCase):
    def setUp(self) -> None:
        logging.disable(logging.CRITICAL)
        self.addCleanup(logging.disable, logging.NOTSET)
        self.server = Server(("127.0.0.1", 0), Routes())
        self.addCleanup(self.server.server_close)
        thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        self.addCleanup(thread.join)
        self.addCleanup(self.server.shutdown)

    def ask(self, target: str, method: str = "GET") -> tuple[int, dict[str, str], http.client.HTTPResponse]:
        connection = http.client.HTTPConnection("127.0.0.1", self.server.server_address[1], timeout=5)
        self.addCleanup(connection.close)
        connection.request(method, target)
        response = connection.getresponse()
        text = response.read()
        return response.status, json.loads(text) if text else {}, response

    def test_health_tells_the_version(self) -> None:
        status, body, response = self.ask("/healthz")
        self.assertEqual((status, body), (200, {"status": "ok", "version": VERSION}))
        self.assertEqual(response.headers["Content-Type"], "application/json")

    def test_readiness_follows(self) -> None:
        for ready, expected in ((False, 503), (True, 200), (False, 503)):
            self.server.routes.ready = ready
            self.assertEqual(self.ask("/readyz")[0], expected)

    def test_hello(self) -> None:
        for name, message in (("", "Hello, world!"), ("Ada", "Hello, Ada!"), ('"<é>&', 'Hello, "<é>&!')):
            with self.subTest(name=name):
                self.assertEqual(self.ask("/hello?name=" + quote(name))[:2], (200, {"message": message}))

    def test_refusals(self) -> None:
        self.assertEqual(self.ask("/hello?name=" + "x" * (LONGEST_NAME + 1))[0], 400)
        self.assertEqual(self.ask("/nowhere")[0], 404)
        status, _, response = self.ask("/hello", method="POST")
        self.assertEqual((status, response.headers["Allow"]), (405, "GET, HEAD"))

    def test_head_has_no_body(self) -> None:
        self.assertEqual(self.ask("/healthz", method="HEAD")[:2], (200, {}))

    def test_a_fault_is_an_answer(self) -> None:
        def fault(*_: object) -> None:
            raise RuntimeError

        self.server.routes.answer = fault
        self.assertEqual(self.ask("/hello")[0], 500)

    def test_drain_waits_for_requests(self) -> None:
        self.assertTrue(self.server.drain(0))
        self.server.begin()
        self.assertFalse(self.server.drain(0.01))
        threading.Timer(0.05, self.server.end).start()
        self.assertTrue(self.server.drain(5))


if __name__ == "__main__":
    unittest.main()
