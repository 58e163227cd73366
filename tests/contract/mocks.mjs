// Sends every operation of generated crates to mock servers that others wrote, each of which has read nothing but the
// document: no request may be refused as not conforming, and every answer must be read.
//
//   node mocks.mjs [--mock NAME]... [--known FILE] DOCUMENT PROGRAM [DOCUMENT PROGRAM]...
//
// PROGRAM is what `cargo xtask generate --tour` writes, built. Without `--mock`, all mocks are asked. FILE lists what is
// the mock's own fault: `document` (its stem), `mock`, `operation`, `verdict`, `says` (a part of it) and `reason`.
// Prints, for each document and mock, a line of JSON with `calls` (each with `operation`, `given`, `verdict`, `status`
// and `says`), `wrong` (those that are neither fine nor known) and `unneeded` (entries of FILE that describe nothing);
// or with `error`, if the mock does not take the document.
// Exit codes: 0 all is well, 1 something is wrong, 2 wrong usage.

import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { judged, withoutKnown } from './mocks/judge.mjs';
import { KINDS } from './mocks/kinds.mjs';

function usage(why) {
  console.error(`error: ${why}\nusage: node mocks.mjs [--mock NAME]... [--known FILE] DOCUMENT PROGRAM [DOCUMENT PROGRAM]...`);
  process.exit(2);
}

/// Runs the program against a base URL; its lines.
function run(program, url) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, [url], { stdio: ['ignore', 'pipe', 'inherit'] });
    let out = '';
    child.stdout.setEncoding('utf8').on('data', (text) => { out += text; });
    child.once('error', reject);
    child.once('close', (code) => {
      // 1: not all calls went well, which the lines tell.
      if (code !== 0 && code !== 1) reject(new Error(`${program} ended with ${code}`));
      else resolve(out.split('\n').filter(Boolean).map((line) => JSON.parse(line)));
    });
  });
}

async function ask(document, program, mock, known) {
  const server = await KINDS[mock].start(document);
  try {
    const lines = await run(program, server.url);
    if (lines.length === 0) throw new Error(`${program} made no call`);
    const calls = lines.map((line) => judged(line, KINDS[mock].says(line)));
    return { calls, ...withoutKnown(calls, known) };
  } finally {
    await server.stop();
  }
}

function options() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { mock: { type: 'string', multiple: true }, known: { type: 'string' } },
    });
  } catch (error) {
    return usage(error.message);
  }
}

const { values, positionals } = options();
const mocks = values.mock ?? Object.keys(KINDS);
const unknown = mocks.find((mock) => !Object.hasOwn(KINDS, mock));
if (unknown !== undefined) usage(`no mock is called ${unknown}; there are: ${Object.keys(KINDS).join(', ')}`);
if (positionals.length === 0 || positionals.length % 2 !== 0) usage('a program is needed for each document');
const known = values.known ? JSON.parse(readFileSync(values.known, 'utf8')) : [];

let well = true;
for (let at = 0; at < positionals.length; at += 2) {
  const [document, program] = [positionals[at], path.resolve(positionals[at + 1])];
  const name = path.parse(document).name;
  for (const mock of mocks) {
    const of = known.filter((entry) => entry.document === name && entry.mock === mock);
    const report = await ask(document, program, mock, of).catch((error) => ({ error: String(error.message ?? error) }));
    console.log(JSON.stringify({ document, mock, ...report }));
    well &&= !report.error && report.wrong.length === 0 && report.unneeded.length === 0;
    console.error(report.error ? `${name}, ${mock}: ${report.error}` : summary(name, mock, report));
  }
}
// Not by `process.exit`, which cuts off what a pipe has not taken yet.
process.exitCode = well ? 0 : 1;

function summary(name, mock, { calls, wrong, unneeded }) {
  const lines = [`${name}, ${mock}: ${calls.length} calls, ${wrong.length} wrong`];
  lines.push(...wrong.map(({ operation, given, verdict, says }) => `  ${operation} (${given}): ${verdict}: ${says.join('; ')}`));
  lines.push(...unneeded.map((entry) => `  no longer needed: ${JSON.stringify(entry)}`));
  return lines.join('\n');
}
