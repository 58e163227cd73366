// What became of one call, in a word: `fine`, or what is wrong and with whom.
// It reads the lines of the program that makes the calls, and nothing else.

/// - `fine`: sent, accepted, and the answer was read.
/// - `refused`: the mock says that the request does not conform to the document.
/// - `answer`: the mock's answer could not be read.
/// - `mock`: the mock has no answer, or none of which it does not say itself that it breaks the document.
/// - `not sent`: the client refused its own request, or the program has no values for it.
/// - `failed`: anything else, such as no answer, or a status that is no success.
export function judged(line, said) {
  const call = { operation: line.operation, given: line.given };
  const as = (verdict, ...says) => ({ ...call, verdict, status: line.status ?? null, says });
  const of = (whom) => said.filter((one) => one.of === whom).map((one) => one.says);
  if (of('request').length > 0) return as('refused', ...of('request'));
  if (of('mock').length > 0) return as('mock', ...of('mock'));
  if (line.ok) return { ...call, verdict: 'fine', status: line.status };
  if (line.not_called) return as('not sent', line.not_called);
  const { kind, outcome, why, faults, at, body } = line.error;
  if (outcome === 'NotSent' && faults.length > 0) return as('not sent', ...faults);
  if (kind === 'Decode') return as('answer', `${at ?? 'the body'}: ${why}`, body ?? '');
  return as('failed', `${kind}: ${why}`, body ?? '');
}

/// Takes what is known out of the calls. An entry without a call that it describes is no longer needed.
export function withoutKnown(calls, known) {
  const fits = (entry, call) =>
    entry.operation === call.operation && entry.verdict === call.verdict && call.says?.some((says) => says.includes(entry.says));
  const wrong = calls.filter((call) => call.verdict !== 'fine' && !known.some((entry) => fits(entry, call)));
  const unneeded = known.filter((entry) => !calls.some((call) => fits(entry, call)));
  return { wrong, unneeded };
}
