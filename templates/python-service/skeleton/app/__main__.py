"""Serves HTTP until SIGTERM or Ctrl-C."""

import logging
import os
import signal
import sys
import threading

from app import VERSION
from app.config import ConfigError, load
from app.routes import Routes
from app.server import Server


def main() -> int:
    logging.basicConfig(level=logging.INFO, stream=sys.stderr, format="%(asctime)s %(levelname)s %(message)s")
    try:
        config = load(os.environ)
    except ConfigError as error:
        print(error, file=sys.stderr)
        return 2
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())

    with Server(("", config.port), Routes()) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()
        server.routes.ready = True
        logging.info("version=%s port=%d", VERSION, server.server_address[1])
        stop.wait()
        server.routes.ready = False
        server.shutdown()
        if not server.drain(config.shutdown_seconds):
            logging.error("requests were cut off")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
