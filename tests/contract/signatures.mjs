// Our signatures of requests, checked by another library over another implementation of the curve, and the other way round.
// It may not sign with any key but the published one that the example brings.
import { execFileSync } from 'node:child_process';
import { createHash, createPrivateKey, createPublicKey } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { createSigner, createVerifier, httpbis } from 'http-message-signatures';

const root = fileURLToPath(new URL('../..', import.meta.url));
const algorithm = 'ecdsa-p384-sha384';
const covered = ['@method', '@target-uri', 'authorization', 'idempotency-key', 'content-digest'];

/** Runs an example. */
function example(which, ...args) {
  const cargo = process.env.CARGO ?? 'cargo';
  const run = ['run', '--quiet', '--locked', ...which, '--', ...args];
  return execFileSync(cargo, run, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
}

/** The runtime alone. */
const ours = (...args) => example(['-p', 'oas-runtime', '--features', 'p384', '--example', 'signed_request'], ...args);

/** Whether the library accepts the request, with these parts covered; what it cannot read, it does not accept. */
async function isAccepted(request, publicKey, requiredFields = covered) {
  const verify = createVerifier(createPublicKey(publicKey), algorithm);
  const keyLookup = async ({ keyid }) => (keyid === 'test-key' ? { id: keyid, algs: [algorithm], verify } : null);
  try {
    return (await httpbis.verifyMessage({ keyLookup, all: true, requiredFields }, request)) === true;
  } catch {
    return false;
  }
}

const { created, key, publicKey, ...request } = JSON.parse(ours());
if (!(await isAccepted(request, publicKey))) {
  throw new Error('the library does not accept our signature');
}
const another = { ...request, headers: { ...request.headers, authorization: 'Bearer another' } };
if (await isAccepted(another, publicKey)) {
  throw new Error('the library accepts anything, so its opinion is worth nothing');
}

const { signature, 'signature-input': input, ...headers } = request.headers;
const signed = await httpbis.signMessage(
  {
    key: createSigner(createPrivateKey(key), algorithm, 'test-key'),
    name: 'sig',
    fields: covered,
    params: ['created', 'alg', 'keyid'],
    paramValues: { created: new Date(created * 1000) },
  },
  { ...request, headers },
);
ours('check', signed.headers['Signature-Input'], signed.headers.Signature);

// What a client sends: the parts that the document names, where the message has them; and the digest is that of the body.
const calls = example(['-p', 'wire', '--example', 'signed_calls']).trim().split('\n').map((line) => JSON.parse(line));
for (const { body, ...call } of calls) {
  const fields = covered.filter((name) => name.startsWith('@') || name in call.headers);
  const digest = `sha-256=:${createHash('sha256').update(body).digest('base64')}:`;
  const isDigested = body === '' || call.headers['content-digest'] === digest;
  if (!isDigested || !(await isAccepted(call, publicKey, fields))) {
    throw new Error(`the library does not accept ${call.method} ${call.url}`);
  }
  if (await isAccepted({ ...call, url: `${call.url}0` }, publicKey, fields)) {
    throw new Error(`the library accepts anything of ${call.method} ${call.url}`);
  }
}
console.log(`signatures: accepted both ways, and those of ${calls.length} calls of a client`);
