// HTTP around the routes.

import { createServer } from 'node:http';
import { performance } from 'node:perf_hooks';

/** `log` takes a line for each request. */
export function makeServer(routes, log) {
  return createServer({ requestTimeout: 30_000, headersTimeout: 5_000 }, (request, response) => {
    const start = performance.now();
    const target = parse(request.url);
    const { status, body } = respond(routes, request.method, target, log);
    const bytes = Buffer.from(JSON.stringify(body));
    const headers = {
      'Content-Type': 'application/json',
      'Content-Length': bytes.length,
      'X-Content-Type-Options': 'nosniff',
    };
    if (status === 405) {
      headers.Allow = 'GET, HEAD';
      headers.Connection = 'close'; // a body may follow that nobody reads
    }
    response.writeHead(status, headers);
    response.end(request.method === 'HEAD' ? undefined : bytes);
    const path = JSON.stringify(target?.pathname ?? request.url);
    log(`method=${request.method} path=${path} status=${status} ms=${(performance.now() - start).toFixed(1)}`);
  });
}

/** Takes no more requests and waits for those under way; false: some were cut off. */
export function drain(server, seconds) {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      resolve(false);
      server.closeAllConnections();
    }, seconds * 1000);
    server.close(() => {
      clearTimeout(timer);
      resolve(true);
    });
    server.closeIdleConnections();
  });
}

function parse(url) {
  try {
    return new URL(url, 'http://localhost');
  } catch {
    return undefined;
  }
}

function respond(routes, method, target, log) {
  if (method !== 'GET' && method !== 'HEAD') {
    return { status: 405, body: { error: 'only GET and HEAD are answered' } };
  }
  if (target === undefined) return { status: 400, body: { error: 'this is no path' } };
  try {
    return routes.answer(target.pathname, target.searchParams);
  } catch (error) {
    log(`path=${JSON.stringify(target.pathname)} error=${JSON.stringify(error.stack)}`);
    return { status: 500, body: { error: 'this went wrong' } };
  }
}
