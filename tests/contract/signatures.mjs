// Our signatures of requests, checked by another library over another implementation of the curve, and the other way round.
// It may not sign with any key but the published one that the example brings.
import { execFileSync } from 'node:child_process';
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { createSigner, createVerifier, httpbis } from 'http-message-signatures';

const root = fileURLToPath(new URL('../..', import.meta.url));
const algorithm = 'ecdsa-p384-sha384';
const covered = ['@method', '@target-uri', 'authorization', 'idempotency-key', 'content-digest'];

/** Runs the example of the runtime. */
function ours(...args) {
  const cargo = process.env.CARGO ?? 'cargo';
  const example = ['run', '--quiet', '--locked', '-p', 'oas-runtime', '--features', 'p384', '--example', 'signed_request'];
  return execFileSync(cargo, [...example, '--', ...args], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
}

/** Whether the library accepts the request; what it cannot read, it does not accept. */
async function isAccepted(request, publicKey) {
  const verify = createVerifier(createPublicKey(publicKey), algorithm);
  const keyLookup = async ({ keyid }) => (keyid === 'test-key' ? { id: keyid, algs: [algorithm], verify } : null);
  try {
    return (await httpbis.verifyMessage({ keyLookup, all: true, requiredFields: covered }, request)) === true;
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
console.log('signatures: accepted both ways');
