"""Serves a document: says what does not conform in a request, and answers with what the document allows.

    python serve.py DOCUMENT PORT

Schemas are judged by jsonschema-rs. The header `x-conformity` of each answer is a list of what is wrong, each with whom:
`request`, or `mock`, where no answer was found that conforms to the document.
"""

import collections
import itertools
import json
import re
import sys

import jsonschema_rs
from werkzeug.serving import WSGIRequestHandler, run_simple
from werkzeug.wrappers import Request, Response

from answer import Endless, Maker
from asked import pairs_of
from document import Document
from judged import Judge, is_json

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


class Mock:
    def __init__(self, path):
        self.document = Document(path)
        self.judge = Judge(self.document)
        self.turns = collections.Counter()
        paths = self.document.tree.get("paths") or {}
        self.routes = [self.route(template) for template in sorted(paths, key=lambda path: (path.count("{"), path))]

    def route(self, template):
        # What comes behind `#` tells operations apart, and is not sent.
        path, _, query = template.partition("#")[0].partition("?")
        segments = re.split(r"\{([^{}]*)\}", path)
        pattern = "".join("([^/]*?)" if at % 2 else re.escape(part) for at, part in enumerate(segments))
        item = self.document.follow(("paths", template))
        operations = {method: (*item, method) for method in METHODS if self.document.get(item, method)}
        return re.compile(pattern), segments[1::2], pairs_of(query), item, operations

    @Request.application
    def __call__(self, request):
        try:
            return self.answered(request)
        except jsonschema_rs.ValidationError as error:
            return said(Response(), [("mock", f"a schema is none: {error.message}")])

    def answered(self, request):
        path, _, query = request.environ["REQUEST_URI"].partition("?")
        pairs, judged = pairs_of(query), []
        for pattern, names, fixed, item, operations in self.routes:
            match, place = pattern.fullmatch(path), operations.get(request.method.lower())
            if match and place and all(pair in pairs for pair in fixed):
                free, texts = [pair for pair in pairs if pair not in fixed], dict(zip(names, match.groups()))
                judged.append((len(names) - len(fixed), self.judge.faults(request, free, texts, item, place), place))
        if not judged:
            return said(Response(status=404), [("request", f"no operation is {request.method} {path}")])
        # What is written out goes first. Of what is left, any may be meant.
        judged = [one for one in judged if one[0] == min(judged)[0]]
        judged = [one for one in judged if len(one[1]) == min(len(faults) for _, faults, _ in judged)]
        _, faults, place = judged[0]
        answers = [self.document.get(place, "responses") for _, _, place in judged]
        is_clear = all(answer == answers[0] for answer in answers)
        doubt = [] if is_clear else [("mock", "operations of other answers are asked for like this")]
        return self.answer(request, place, [("request", fault) for fault in faults] + doubt)

    def answer(self, request, place, faults):
        """The successes of an operation by turns."""
        turn = self.turns[place]
        self.turns[place] += 1
        responses = self.document.get(place, "responses") or {}
        # Where there is no success, what there is will do.
        successes = sorted(status for status in responses if status.startswith("2")) or ["default"]
        successes = [status for status in successes if status in responses] or sorted(responses)[:1]
        if not successes:
            return said(Response(), [*faults, ("mock", "no answer is described")])
        status = successes[turn % len(successes)]
        at = self.document.follow((*place, "responses", status))
        code = 200 if status == "default" else int(status.upper().replace("X", "0"))
        content = self.document.get(at, "content") or {}
        if not content:
            return said(Response(status=code, headers=dict(self.headers(at))), faults)
        media = request.accept_mimetypes.best_match(list(content)) or next(iter(content))
        body, fault = self.made((*at, "content", media), turn)
        kind = media.replace("*/*", "application/octet-stream")
        response = Response(written(body, media), status=code, headers=dict(self.headers(at)), content_type=kind)
        return said(response, [*faults, *fault])

    def headers(self, at):
        for name in self.document.get(at, "headers") or {}:
            place = self.document.follow((*at, "headers", name))
            if name.lower() != "content-type" and self.document.get(place, "schema"):
                for value in itertools.islice(self.values((*place, "schema"), 0), 1):
                    yield name, value if isinstance(value, str) else json.dumps(value)

    def made(self, at, turn):
        """The first of the document's examples, by turns, and of what can be made that conforms."""
        examples = [self.document.get(each, "value") for each in self.document.below(at, "examples")]
        examples = [each for each in (*examples, self.document.get(at, "example")) if each is not None]
        schema, faults = (*at, "schema"), ["none can be made"]
        if self.document.get(at, "schema") is None:
            return (examples or ["text"])[0], []
        value = None
        for value in itertools.chain(examples[turn:turn + 1], self.values(schema, turn)):
            if isinstance(value, str) and not is_json(at[-1]) or self.document.fits("answer", schema, value):
                return value, []
            faults = self.document.faults("answer", schema, value)
        return value, [("mock", f"answer {fault}") for fault in faults[:2]]

    def values(self, schema, turn):
        """All of it first, or only what is required, by turns; and by turns of another member of a union."""
        is_lean = turn % 2 == 1
        for other, lean, exemplary in itertools.product(range(4), (is_lean, not is_lean), (True, False)):
            try:
                yield Maker(self.document, turn // 2 + other, lean, exemplary).of(schema)
            except Endless:
                continue


def written(value, media):
    if media.startswith("text/event-stream"):
        return f"data: {json.dumps(value)}\n\n"
    return value if isinstance(value, str) and not is_json(media) else json.dumps(value)


def said(response, what):
    # Headers have a limit.
    response.headers["x-conformity"] = json.dumps([{"of": of, "says": says[:400]} for of, says in what[:8]])
    return response


class Quiet(WSGIRequestHandler):
    protocol_version = "HTTP/1.1"

    def log(self, *_):
        pass


if __name__ == "__main__":
    run_simple("127.0.0.1", int(sys.argv[2]), Mock(sys.argv[1]), request_handler=Quiet)
