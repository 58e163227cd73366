"""Holds the sandbox against the documents with Schemathesis, all APIs at once, each with a sandbox of its own.

    python run.py SANDBOX DOCUMENT...

SANDBOX is the program of `tests/sandbox`, built. For each document `story.py` has every operation succeed, and then
Schemathesis sends what the document allows and what it does not. Ends with 1 if either found something.
"""

import contextlib
import json
import os
import pathlib
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

HERE = pathlib.Path(__file__).resolve().parent

WITHOUT = {"offblocks": ["offblocks.signature-form"]}
"""What the sandbox is told not to hold callers to: nothing here can sign as the owner of a wallet on Ethereum does."""


@contextlib.contextmanager
def sandbox(program, api):
    """A sandbox of one API, as it has to be called."""
    command = [program, api, "--port", "0", "--webhooks-stay"]
    command += [part for name in WITHOUT.get(api, []) for part in ("--without", name)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        try:
            child.stdout.readline()
            _, url, called = child.stdout.readline().split(maxsplit=2)
            yield {"SANDBOX_URL": url, "SANDBOX_CALLED": called.strip()}
        finally:
            child.kill()


def run(command, folder, environment):
    """Whether it ended well, and what it said."""
    # Nothing is written beside the sources, and nobody is told that it ran.
    more = {"PYTHONPATH": str(HERE), "PYTHONDONTWRITEBYTECODE": "1", "SCHEMATHESIS_REPORT": "false"}
    ended = subprocess.run(
        [sys.executable, *command], cwd=folder, env={**os.environ, **more, **environment},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )
    return ended.returncode == 0, ended.stdout


def story(program, document, folder):
    """Every operation once, to its success."""
    with sandbox(program, document.stem) as environment:
        well, said = run([HERE / "story.py", document], folder, environment)
    return well, said.strip()


def made_up(program, document, folder):
    """What the document allows, and what it does not."""
    statuses, report = folder / "statuses.json", folder / "report.json"
    settings = ["--config-file", HERE / "schemathesis.toml"]
    with sandbox(program, document.stem) as environment:
        command = ["-m", "schemathesis.cli", *settings, "run", document, "--url", environment["SANDBOX_URL"]]
        command += ["--no-color", "--report", "json", "--report-json-path", report]
        well, said = run(command, folder, {**environment, "SANDBOX_DOCUMENT": str(document), "SANDBOX_STATUSES": str(statuses)})
    if not well:
        return False, said
    cases = json.loads(report.read_text())["test_cases"]["generated"]
    answered = json.loads(statuses.read_text())
    successes = sum(any(status.startswith("2") for status in one) for one in answered.values())
    return True, f"{cases} made-up requests as documented, {successes} of {len(answered)} operations with a success"


def prove(program, document):
    """Both, and what came of it."""
    well, lines = True, []
    for part in (story, made_up):
        with tempfile.TemporaryDirectory() as folder:
            passed, said = part(program, document, pathlib.Path(folder))
        well &= passed
        lines.append(f"{document.stem}: {said}")
    return well, "\n".join(lines)


def main(program, *documents):
    """All documents side by side: most of the time is spent in waiting for answers."""
    with ThreadPoolExecutor() as pool:
        proofs = list(pool.map(lambda document: prove(program, pathlib.Path(document).resolve()), documents))
    for _, said in proofs:
        print(said)
    return 0 if all(well for well, _ in proofs) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
