// The mocks: how each is started, and where its answers say that a request does not conform to the document.
// It judges nothing: what a mock says is handed on in its own words.

import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { start } from './server.mjs';

const beside = (name) => path.join(path.dirname(fileURLToPath(import.meta.url)), name);
const bin = (name) => path.join(beside('../node_modules/.bin'), name);
/// The interpreter that finds what is installed for Schemathesis, jsonschema-rs with it.
const python = path.join(beside('../../../target/schemathesis'), process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');

const prism = (...more) => ({
  start: (document) =>
    start(bin('prism'), (port) => ['mock', '--errors', '--host', '127.0.0.1', '--port', String(port), ...more, document]),
  says: prismSays,
});

export const KINDS = {
  // Answers are the document's examples.
  prism: prism(),
  // Answers are anything that the schemas allow, by these seeds.
  'prism-1': prism('--dynamic', '--seed', '1'),
  'prism-2': prism('--dynamic', '--seed', '2'),
  steady: {
    start: (document) => start(bin('steady'), (port) => ['--host', '127.0.0.1', '--port', String(port), '--no-color', '--log=false', document]),
    says: steadySays,
  },
  jsonschema: {
    start: (document) => start(python, (port) => ['-B', beside('jsonschema/serve.py'), path.resolve(document), String(port)]),
    // It says itself with whom it finds fault.
    says: (line) => parsed(line.headers?.['x-conformity']) ?? [],
  },
};

/// Prism refuses with a problem (RFC 9457) that lists what is wrong, or reports it in a header. What is wrong with the
/// answer is its own doing, and so is a server error without a list.
function prismSays(line) {
  const reported = parsed(line.headers?.['sl-violations']) ?? [];
  const problem = line.headers?.['content-type']?.startsWith('application/problem+json') ? parsed(line.error?.body) : null;
  const isPrisms = String(problem?.type).startsWith('https://stoplight.io/prism/errors#');
  const itself = { message: `${problem?.title}: ${problem?.detail}`, location: line.status >= 500 ? ['response'] : undefined };
  const listed = isPrisms ? problem.validation ?? [itself] : [];
  return [...reported, ...listed].map(({ location, message, code }) => ({
    says: [location?.join('.'), message, code && `(${code})`].filter(Boolean).join(' '),
    of: location?.[0] === 'response' ? 'mock' : 'request',
  }));
}

/// Steady answers all the same, and reports what is wrong in numbered headers.
function steadySays(line) {
  const said = [];
  for (let at = 1; line.headers?.[`x-steady-error-${at}-code`]; at += 1) {
    const part = (name) => line.headers[`x-steady-error-${at}-${name}`];
    said.push({ says: [part('path'), part('message'), `(${part('code')})`].filter(Boolean).join(' '), of: 'request' });
  }
  const missing = Number(line.headers?.['x-steady-error-count'] ?? 0) - said.length;
  if (missing > 0) said.push({ says: `${missing} more that it does not name`, of: 'request' });
  return said;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
