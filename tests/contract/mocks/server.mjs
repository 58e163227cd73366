// A mock server as a process of its own, on a free port, until it is stopped.
// It knows no particular mock.

import { spawn } from 'node:child_process';
import net from 'node:net';

/// Starting takes seconds of computing, minutes with the largest documents, and computers can be busy.
const PATIENCE_MS = 900_000;

/// Whoever stops us stops them too: leaving by `exit` ends what was started.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

/// A port that nobody listens on.
async function freePort() {
  const server = net.createServer();
  await new Promise((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function answers(port) {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

/// Starts `program` with the arguments that `argumentsFor(port)` gives, and waits until it listens.
export async function start(program, argumentsFor) {
  const port = await freePort();
  // A group of its own: some programs start others, which must end with them.
  const child = spawn(program, argumentsFor(port), { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const kill = () => {
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It has ended by itself, or never began.
    }
  };
  let said = '';
  const hear = (text) => {
    said = (said + text).slice(-4000);
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  let ended = null;
  child.once('error', (error) => { ended = String(error); });
  child.once('exit', (code, signal) => { ended ??= `it ended with ${code ?? signal}`; });
  const stopWithUs = kill;
  process.once('exit', stopWithUs);
  const until = Date.now() + PATIENCE_MS;
  while (!(await answers(port))) {
    if (ended !== null || Date.now() > until) {
      kill();
      throw new Error(`${program} does not listen: ${ended ?? 'it takes too long'}\n${said}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      process.removeListener('exit', stopWithUs);
      const gone = new Promise((resolve) => (ended === null ? child.once('exit', resolve) : resolve()));
      kill();
      await gone;
    },
  };
}
