import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, test } from 'node:test';

import { LONGEST_NAME, Routes, VERSION } from '../src/routes.js';
import { drain, makeServer } from '../src/server.js';

let routes, server, lines;

beforeEach(async () => {
  lines = [];
  routes = new Routes();
  server = makeServer(routes, (line) => lines.push(line));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});

afterEach(() => drain(server, 1));

async function ask(path, method = 'GET') {
  const sent = request({ host: '127.0.0.1', port: server.address().port, path, method, agent: false });
  sent.end();
  const [response] = await once(sent, 'response');
  let text = '';
  for await (const piece of response.setEncoding('utf8')) text += piece;
  return { status: response.statusCode, headers: response.headers, body: text && JSON.parse(text) };
}

test('health tells the version', async () => {
  const { status, headers, body } = await ask('/healthz');
  assert.equal(status, 200);
  assert.equal(headers['content-type'], 'application/json');
  assert.deepEqual(body, { status: 'ok', version: VERSION });
});

test('readiness follows', async () => {
  for (const [ready, expected] of [[false, 503], [true, 200], [false, 503]]) {
    routes.ready = ready;
    assert.equal((await ask('/readyz')).status, expected);
  }
});

test('hello', async () => {
  for (const [name, message] of [['', 'Hello, world!'], ['Ada', 'Hello, Ada!'], ['"<é>&', 'Hello, "<é>&!']]) {
    assert.deepEqual((await ask(`/hello?name=${encodeURIComponent(name)}`)).body, { message });
  }
});

test('refusals', async () => {
  assert.equal((await ask(`/hello?name=${'x'.repeat(LONGEST_NAME + 1)}`)).status, 400);
  assert.equal((await ask('/nowhere')).status, 404);
  assert.equal((await ask('//')).status, 400);
  const refused = await ask('/hello', 'POST');
  assert.equal(refused.status, 405);
  assert.equal(refused.headers.allow, 'GET, HEAD');
});

test('HEAD has no body', async () => {
  const { status, body } = await ask('/healthz', 'HEAD');
  assert.equal(status, 200);
  assert.equal(body, '');
});

test('a fault is an answer, and in the log', async () => {
  routes.answer = () => {
    throw new Error('broken');
  };
  assert.equal((await ask('/hello')).status, 500);
  assert.match(lines.join('\n'), /broken/);
});

test('draining waits for requests, but not for ever', async () => {
  const { port } = server.address();
  const halfway = connect(port, '127.0.0.1');
  halfway.on('error', () => {});
  halfway.write('GET /hello HTTP/1.1\r\n');
  await once(server, 'connection');
  assert.equal(await drain(server, 0.1), false);
  await assert.rejects(once(connect(port, '127.0.0.1'), 'connect'));
});

test('draining ends at once when nothing is under way', async () => {
  await ask('/healthz');
  assert.equal(await drain(server, 5), true);
});
