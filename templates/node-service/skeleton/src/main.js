// Serves HTTP until SIGTERM or Ctrl-C.

import { ConfigError, load } from './config.js';
import { Routes, VERSION } from './routes.js';
import { drain, makeServer } from './server.js';

const log = (line) => console.error(`${new Date().toISOString()} ${line}`);

function configuration() {
  try {
    return load(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error(error.message);
    process.exit(2);
  }
}

const config = configuration();
const routes = new Routes();
const server = makeServer(routes, log);

server.on('error', (error) => {
  log(error.message);
  process.exit(1);
});
server.listen(config.port, () => {
  routes.ready = true;
  log(`version=${VERSION} port=${server.address().port}`);
});

async function stop() {
  routes.ready = false;
  if (await drain(server, config.shutdownSeconds)) return;
  log('requests were cut off');
  process.exitCode = 1;
}
for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, stop);
