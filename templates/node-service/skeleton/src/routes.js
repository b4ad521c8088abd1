// What the service answers, apart from HTTP: a path and a query in, a status and a body out.

import { readFileSync } from 'node:fs';

export const LONGEST_NAME = 100;
export const VERSION = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version;

/** Not ready until somebody says so. */
export class Routes {
  ready = false;

  answer(path, query) {
    switch (path) {
      case '/healthz':
        return { status: 200, body: { status: 'ok', version: VERSION } };
      case '/readyz':
        return this.ready
          ? { status: 200, body: { status: 'ready' } }
          : { status: 503, body: { status: 'not ready' } };
      case '/hello':
        return hello(query.get('name') || 'world');
      default:
        return { status: 404, body: { error: 'there is nothing here' } };
    }
  }
}

function hello(name) {
  if (name.length > LONGEST_NAME) {
    return { status: 400, body: { error: `name is longer than ${LONGEST_NAME} characters` } };
  }
  return { status: 200, body: { message: `Hello, ${name}!` } };
}
