"""Every operation once, so that it succeeds, each answer held against the document by Schemathesis.

    python story.py DOCUMENT

Bodies are the document's examples, with the ids of what the sandbox made. Made-up requests seldom get that far: an id that
nobody made is answered with 404. An operation that no story asks fails, as one does that is refused.
"""

import copy
import os
import pathlib
import sys
import uuid

import credentials
import schemathesis
from stories import STORIES


class Ask:
    """Sends an operation of a document, by its `operationId`."""

    def __init__(self, document):
        self.schema = schemathesis.openapi.from_path(document)
        self.asked = set()
        self.called = credentials.of(os.environ)

    def __call__(self, operation_id, example=None, body=None, query=None, **path):
        """Sends it with the example of this name, or the first, changed by `body`; the answer's JSON."""
        operation = self.schema.find_operation_by_id(operation_id)
        content = operation.definition.raw.get("requestBody", {}).get("content", {})
        media_type = next(iter(content), None)
        case = operation.Case(path_parameters=path, query=query or {}, headers={"Idempotency-Key": str(uuid.uuid4())})
        if media_type:
            case.media_type = media_type
            case.body = changed(example_of(content[media_type], example), body or {})
        response = case.call_and_validate(base_url=os.environ["SANDBOX_URL"], auth=self.called)
        if not 200 <= response.status_code < 300:
            raise SystemExit(f"{operation_id}: {response.status_code} {response.text}")
        self.asked.add(operation_id)
        return response.json() if response.content else None

    def missing(self):
        """The operations that were not sent."""
        operations = (result.ok() for result in self.schema.get_all_operations())
        return sorted({one.definition.raw["operationId"] for one in operations} - self.asked)


def example_of(content, name):
    """An example of a body."""
    if "example" in content:
        return content["example"]
    examples = content["examples"]
    return examples[name or next(iter(examples))]["value"]


def changed(example, by):
    """The example with some members replaced."""
    return {**copy.deepcopy(example), **by} if by else example


def api_of(document):
    """The name of the document is that of the API."""
    return pathlib.Path(document).stem


def main(document):
    """Tells the story of the API."""
    ask = Ask(document)
    STORIES[api_of(document)](ask)
    if missing := ask.missing():
        raise SystemExit(f"asked by no story: {', '.join(missing)}")
    print(f"{len(ask.asked)} operations succeeded")


if __name__ == "__main__":
    main(*sys.argv[1:])
