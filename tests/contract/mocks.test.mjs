// That the mocks find what is wrong: calls that do not conform, answers that cannot be read, entries that are not needed.
// It asks them with a small document and a program whose faults are known.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { judged } from './mocks/judge.mjs';
import { KINDS } from './mocks/kinds.mjs';

const entry = fileURLToPath(new URL('mocks.mjs', import.meta.url));

const document = {
  openapi: '3.0.3',
  info: { title: 'Things', version: '1' },
  servers: [{ url: 'https://api.example.com' }],
  paths: {
    '/things': {
      post: {
        operationId: 'createThing',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { type: 'object', required: ['name'], properties: { name: { type: 'string' } } },
            },
          },
        },
        responses: { 201: { description: 'Made.', content: { 'application/json': { example: { id: '1' } } } } },
      },
    },
  },
};

/// Stands for a generated program: what each call sends, and how it takes the answer.
const program = `#!/usr/bin/env node
const send = async (given, body, decode) => {
  const answer = await fetch(process.argv[2] + '/things', {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body),
  });
  const text = await answer.text();
  const error = { kind: answer.ok ? 'Decode' : 'Status', outcome: 'Refused', why: 'why', faults: [], at: 'id', body: text };
  const ok = answer.ok && decode;
  const line = { operation: 'createThing', given, without: [], ok, status: answer.status, headers: Object.fromEntries(answer.headers) };
  console.log(JSON.stringify(ok ? line : { ...line, error }));
};
await send('right', { name: 'lamp' }, true);
await send('wrong', { name: 5 }, true);
await send('unread', { name: 'lamp' }, false);
console.log(JSON.stringify({ operation: 'createThing', given: 'none', without: [], ok: false, not_called: 'no value' }));
process.exitCode = 1;
`;

function asked(mock, known) {
  const folder = mkdtempSync(path.join(tmpdir(), 'mocks-'));
  const at = (name) => path.join(folder, name);
  writeFileSync(at('things.json'), JSON.stringify(document));
  writeFileSync(at('program.mjs'), program, { mode: 0o755 });
  writeFileSync(at('known.json'), JSON.stringify(known));
  try {
    const args = [entry, '--mock', mock, '--known', at('known.json'), at('things.json'), at('program.mjs')];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    assert.notEqual(stdout, '', stderr);
    return { status, report: JSON.parse(stdout) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

for (const mock of ['prism', 'steady', 'jsonschema']) {
  test(`${mock} tells which calls are wrong`, () => {
    const { status, report } = asked(mock, []);
    assert.equal(status, 1);
    const verdicts = report.calls.map(({ given, verdict }) => [given, verdict]);
    assert.deepEqual(verdicts, [['right', 'fine'], ['wrong', 'refused'], ['unread', 'answer'], ['none', 'not sent']]);
    assert.equal(report.wrong.length, 3);
  });
}

test('jsonschema reads text by its schema, and looks for credentials', async () => {
  const list = { type: 'array', items: { type: 'integer' } };
  const parameters = [
    { name: 'page', in: 'query', required: true, schema: { type: 'integer' } },
    { name: 'filter', in: 'query', style: 'deepObject', schema: { type: 'object', properties: { of: list } } },
  ];
  const form = { schema: { type: 'object', required: ['ids'], properties: { ids: list } }, encoding: { ids: { explode: false } } };
  const requestBody = { content: { 'application/x-www-form-urlencoded': form } };
  const securitySchemes = { key: { type: 'apiKey', in: 'header', name: 'x-key' } };
  const paths = { '/things': { post: { parameters, requestBody, responses: { 204: { description: 'Done.' } } } } };
  const folder = mkdtempSync(path.join(tmpdir(), 'mocks-'));
  const file = path.join(folder, 'things.json');
  writeFileSync(file, JSON.stringify({ ...document, paths, components: { securitySchemes }, security: [{ key: [] }] }));
  const server = await KINDS.jsonschema.start(file);
  const said = async (query, body, key = { 'x-key': 'k' }) => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded', ...key };
    const answer = await fetch(`${server.url}/things?${query}`, { method: 'POST', headers, body });
    return JSON.parse(answer.headers.get('x-conformity')).map(({ says }) => says);
  };
  try {
    assert.deepEqual(await said('page=2&filter[of][0]=1', 'ids=1,2'), []);
    assert.deepEqual(await said('page=2', 'ids=1,2', {}), ['security: none of [{"key": []}]']);
    assert.deepEqual(await said('more=1', 'ids=1'), ['query page: is missing', 'query more: not described']);
    const wrong = await said('page=two&filter[of][0]=x', 'ids=1,x');
    const places = ['query page: :', 'query filter: of/0:', 'body ids/1:'];
    assert.deepEqual(wrong.map((says, at) => says.startsWith(places[at])), [true, true, true], wrong.join('; '));
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true });
  }
});

test('what a mock does wrong by itself is told apart', () => {
  const verdict = (status, problem) => {
    const body = JSON.stringify({ type: 'https://stoplight.io/prism/errors#ANY', title: 'Any', detail: '', ...problem });
    const error = { kind: 'Status', outcome: 'Unknown', why: 'why', faults: [], at: null, body };
    const line = { ok: false, status, headers: { 'content-type': 'application/problem+json' }, error };
    return judged(line, KINDS.prism.says(line)).verdict;
  };
  assert.equal(verdict(500, {}), 'mock');
  assert.equal(verdict(401, {}), 'refused');
  assert.equal(verdict(500, { validation: [{ location: ['response', 'body'], message: 'wrong' }] }), 'mock');
  assert.equal(verdict(422, { validation: [{ location: ['body'], message: 'wrong' }] }), 'refused');
});

test('what is known is not wrong, and what is known for nothing is told', () => {
  const of = (verdict, says) => ({ document: 'things', mock: 'steady', operation: 'createThing', verdict, says, reason: 'test' });
  const needed = [of('refused', 'body'), of('answer', 'id'), of('not sent', 'no value')];
  assert.deepEqual(asked('steady', needed).report.wrong, []);
  assert.equal(asked('steady', needed).status, 0);
  const { status, report } = asked('steady', [...needed, of('failed', 'Timeout')]);
  assert.equal(status, 1);
  assert.deepEqual(report.unneeded, [of('failed', 'Timeout')]);
});

test('a document that cannot be served, and a program that calls nothing, are errors', () => {
  const of = (document) => {
    const { status, stdout } = spawnSync(process.execPath, [entry, '--mock', 'steady', document, '/bin/true'], { encoding: 'utf8' });
    return { status, error: JSON.parse(stdout).error };
  };
  const missing = of('no-such-document.json');
  assert.equal(missing.status, 1);
  assert.match(missing.error, /does not listen/);
  const idle = of(fileURLToPath(new URL('../../spec/juicyway.yaml', import.meta.url)));
  assert.equal(idle.status, 1);
  assert.match(idle.error, /no call/);
});
