"""An OpenAPI document as schemas that jsonschema-rs understands. It knows of no request and no answer.

Places in the document are tuples of keys; a place of a reference means the place that it leads to.
"""

import functools
import json
import pathlib
import urllib.parse

import jsonschema_rs
from schemathesis.core.deserialization import deserialize_yaml

TYPES = {"null", "boolean", "integer", "number", "string", "array", "object"}
VALUES = {"example", "examples", "default", "enum", "const"}
"""What is below these is data."""
NAMED = {"properties", "patternProperties", "$defs", "definitions", "schemas", "responses", "dependentSchemas"}
"""What is below these is by names of the document's own."""
LATER_FORMATS = ("date", "time", "duration", "uuid", "uri-reference", "iri", "idn-email", "json-pointer")
"""Of drafts behind the fourth, but of OpenAPI or in use since."""
NOT_SENT = {"request": "readOnly", "answer": "writeOnly"}


class Document:
    def __init__(self, path):
        text = pathlib.Path(path).read_text(encoding="utf-8")
        self.tree = json.loads(text) if path.endswith(".json") else deserialize_yaml(text)
        self.tree = self.whole(self.tree)
        self.is_3_0 = str(self.tree["openapi"]).startswith("3.0")
        self.dialect = jsonschema_rs.Draft4Validator if self.is_3_0 else jsonschema_rs.Draft202012Validator
        draft = jsonschema_rs.Draft4 if self.is_3_0 else jsonschema_rs.Draft202012
        resources = {way: [("urn:document", self.prepared(self.tree, way))] for way in NOT_SENT}
        self.registries = {way: jsonschema_rs.Registry(of, draft=draft) for way, of in resources.items()}
        self.validator = functools.cache(self.validator)
        self.kinds = functools.cache(self.kinds)

    def at(self, place):
        node = self.tree
        for key in place:
            node = node[int(key)] if isinstance(node, list) else node[key]
        return node

    def get(self, place, key, default=None):
        node = self.at(place)
        return node.get(key, default) if isinstance(node, dict) else default

    def follow(self, place):
        while isinstance(reference := self.get(place, "$ref"), str):
            place = target(reference)
        return place

    def below(self, place, key):
        """The places of the members of a list or map, where there is one."""
        node = self.get(place, key) or ()
        return [self.follow((*place, key, each)) for each in (node if isinstance(node, dict) else range(len(node)))]

    def has(self, reference):
        try:
            self.at(target(reference))
        except (KeyError, IndexError, ValueError, TypeError):
            return False
        return reference.startswith("#")

    def whole(self, node):
        """What refers to nothing, or to another file, allows everything."""
        if isinstance(node, list):
            return [self.whole(each) for each in node]
        if not isinstance(node, dict):
            return node
        if isinstance(reference := node.get("$ref"), str) and not self.has(reference):
            return {}
        return {key: self.whole(value) for key, value in node.items()}

    def prepared(self, node, way):
        """The same in the words of JSON Schema."""
        if isinstance(node, list):
            return [self.prepared(each, way) for each in node]
        if not isinstance(node, dict):
            return node
        out = {}
        for key, value in node.items():
            if key in NAMED and isinstance(value, dict):
                out[key] = {name: self.prepared(each, way) for name, each in value.items()}
            else:
                out[key] = value if key in VALUES else self.prepared(value, way)
        if isinstance(names := node.get("required"), list) and isinstance(node.get("properties"), dict):
            out["required"] = [name for name in names if not self.is_absent(node["properties"].get(name), way)]
        if self.is_3_0 and not out.get("required", True):
            del out["required"]  # Draft 4 has no empty list.
        if isinstance(pattern := node.get("pattern"), str) and not is_pattern(pattern):
            del out["pattern"]
        for key in ("exclusiveMinimum", "exclusiveMaximum"):
            if isinstance(node.get(key), bool) and not self.is_3_0:
                del out[key]
        if isinstance(node.get("type"), str) and node["type"] not in TYPES and "in" not in node:
            del out["type"]
        return nullable(out) if self.is_3_0 and node.get("nullable") is True else out

    def is_absent(self, schema, way):
        if isinstance(schema, dict) and isinstance(reference := schema.get("$ref"), str):
            schema = self.at(self.follow(target(reference)))
        return isinstance(schema, dict) and schema.get(NOT_SENT[way]) is True

    def validator(self, way, place):
        # jsonschema-rs reads places as JSON pointers in fragments.
        keys = (str(key).replace("~", "~0").replace("/", "~1") for key in place)
        reference = "urn:document#" + "".join("/" + urllib.parse.quote(key, safe="~") for key in keys)
        options = {"registry": self.registries[way], "validate_formats": True, "offline": True}
        if self.is_3_0:
            options["formats"] = {name: checker(name) for name in LATER_FORMATS}
        return self.dialect({"$ref": reference}, **options)

    def faults(self, way, place, value):
        """What is wrong with a value, in the words of jsonschema-rs."""
        errors = self.validator(way, self.follow(place)).iter_errors(value)
        return [f"{'/'.join(map(str, error.instance_path))}: {shortened(error.message)}" for error in errors]

    def fits(self, way, place, value):
        return self.validator(way, self.follow(place)).is_valid(value)

    def kinds(self, place):
        """The types that values of a schema may be of."""
        schema = self.at(place := self.follow(place))
        if not isinstance(schema, dict):
            return TYPES
        if isinstance(of := schema.get("type"), str | list):
            return {of} if isinstance(of, str) else set(of)
        if schema.get("properties") or isinstance(schema.get("additionalProperties"), dict):
            return {"object"}
        if "items" in schema:
            return {"array"}
        for key in ("oneOf", "anyOf"):
            if schema.get(key):
                return set().union(*(self.kinds(each) for each in self.below(place, key)))
        return functools.reduce(set.intersection, (self.kinds(each) for each in self.below(place, "allOf")), TYPES)

    def part(self, place, key, name=None):
        """The schemas of what is in a value: of its items, or of a property."""
        place = self.follow(place)
        if isinstance(self.get(place, key), dict | bool) and (name is None or name in self.get(place, key)):
            return [self.follow((*place, key) if name is None else (*place, key, name))]
        members = [each for of in ("allOf", "oneOf", "anyOf") for each in self.below(place, of)]
        return [found for each in members for found in self.part(each, key, name)]


def shortened(message):
    """The value stands at the start, and what is wrong with it at the end."""
    return message if len(message) <= 300 else f"{message[:140]}…{message[-160:]}"


def target(reference):
    keys = urllib.parse.unquote(reference.removeprefix("#")).split("/")[1:]
    return tuple(key.replace("~1", "/").replace("~0", "~") for key in keys)


def nullable(schema):
    if isinstance(schema.get("type"), str):
        values = {"enum": [*schema["enum"], None]} if "enum" in schema else {}
        return {**schema, "type": [schema["type"], "null"], **values}
    return {"anyOf": [{"type": "null"}, {key: value for key, value in schema.items() if key != "nullable"}]}


@functools.cache
def checker(name):
    return jsonschema_rs.Draft202012Validator({"format": name}, validate_formats=True).is_valid


@functools.cache
def is_pattern(pattern):
    try:
        jsonschema_rs.Draft202012Validator({"pattern": pattern})
    except ValueError:
        return False
    return True
