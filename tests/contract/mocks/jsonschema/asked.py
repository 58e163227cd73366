"""What a request says, as values that schemas can be held against. It answers nothing.

Text has no types: of all that it can mean by its schema, what conforms is taken, and else the first.
"""

import json
import re
from urllib.parse import unquote, unquote_plus

NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?")
DELIMITERS = {"spaceDelimited": r"%20|\+", "pipeDelimited": r"\||%7C"}


def pairs_of(query):
    """Names, and values as they came."""
    pairs = [pair.partition("=") for pair in query.split("&") if pair]
    return [(unquote_plus(name), value) for name, _, value in pairs]


class Asked:
    def __init__(self, document):
        self.document = document

    def conforming(self, readings, place):
        """The first that conforms, or else the first."""
        readings = list(readings)
        return next((each for each in readings if self.document.fits("request", place, each)), readings[0])

    def scalar(self, text, place):
        kinds = self.document.kinds(place)
        readings = [json.loads(text)] if kinds & {"integer", "number"} and NUMBER.fullmatch(text) else []
        readings += [text == "true"] if "boolean" in kinds and text in ("true", "false") else []
        return self.conforming([*readings, text, *([None] if "null" in kinds and text in ("", "null") else [])], place)

    def items(self, raw, place):
        schemas = self.document.part(place, "items")
        return self.conforming([[self.shape(each, schema) for each in raw] for schema in schemas] or [raw], place)

    def members(self, pairs, place):
        return {name: self.member(raw, place, name) for name, raw in pairs}

    def member(self, raw, place, name):
        readings = [(self.shape(raw, schema), schema) for schema in self.properties(place, name)]
        fitting = (value for value, schema in readings if self.document.fits("request", schema, value))
        return next(fitting, readings[0][0] if readings else raw)

    def properties(self, place, name):
        return self.document.part(place, "properties", name) or self.document.part(place, "additionalProperties")

    def shape(self, raw, place):
        """What is nested in names, such as `a[b][0]`, or a text."""
        if isinstance(raw, str):
            return self.scalar(raw, place)
        if isinstance(raw, dict) and not ("array" in self.document.kinds(place) and all(key.isdigit() for key in raw)):
            return self.members(raw.items(), place)
        return self.items(list(raw.values()) if isinstance(raw, dict) else raw, place)

    def in_pairs(self, pairs, name, place, style, explode):
        """One parameter of a query or form: its value, and the names that belong to it. None where it is not there."""
        explode = style == "form" if explode is None else explode
        mine = [value for key, value in pairs if key == name]
        within = [(key, value) for key, value in pairs if key.startswith(name + "[")]
        if style == "deepObject" and within:
            return self.shape(nested(within, name), place), {key for key, _ in within}
        kinds = self.document.kinds(place)
        if "object" in kinds and style == "form" and explode and not mine:
            known = [(key, unquote_plus(value)) for key, value in pairs if self.properties(place, key)]
            return (self.members(known, place), {key for key, _ in known}) if known else None
        if not mine:
            return None
        texts = [unquote_plus(value) for value in mine]
        split = [unquote_plus(part) for part in re.split(DELIMITERS.get(style, ","), mine[0]) if part]
        readings = [self.items(texts if explode else split, place)] if "array" in kinds else []
        readings += [self.members(zip(split[::2], split[1::2]), place)] if "object" in kinds and not explode else []
        readings += [self.scalar(texts[0], place)] if len(texts) == 1 else [texts]
        return self.conforming(readings, place), {name}

    def in_text(self, raw, place, explode, style):
        """One parameter of a path or header, still encoded."""
        kinds = self.document.kinds(place)
        raw = {"label": raw.removeprefix("."), "matrix": raw.partition("=")[2]}.get(style, raw)
        split = [unquote(part) for part in raw.split("." if style == "label" and explode else ",")]
        pairs = [part.split("=", 1) for part in split if "=" in part] if explode else zip(split[::2], split[1::2])
        readings = [self.items(split, place)] if "array" in kinds else []
        readings += [self.members(pairs, place)] if "object" in kinds else []
        return self.conforming([*readings, self.scalar(unquote(raw), place)], place)

    def form(self, pairs, place, encodings):
        """The body of a form, or of one in parts: its members, each by its style."""
        body = {}
        for key, _ in pairs:
            name = key if self.document.part(place, "properties", key) else key.partition("[")[0]
            if name not in body:
                schemas = self.properties(place, name)
                read = [(each, schema) for schema in schemas for each in self.field(pairs, name, schema, encodings)]
                fitting = (each for each, schema in read if self.document.fits("request", schema, each))
                body[name if read else key] = next(fitting, read[0][0] if read else None)
        return body

    def field(self, pairs, name, place, encodings):
        """What a member of a form can mean. Without a style, what is no scalar may be JSON."""
        encoding = encodings.get(name, {})
        texts = [unquote_plus(value) for key, value in pairs if key == name]
        if texts and not {"style", "explode"} & encoding.keys():
            if "array" in self.document.kinds(place):
                for schema in self.document.part(place, "items"):
                    yield [self.json_or_scalar(text, schema) for text in texts]
            yield self.json_or_scalar(texts[0], place)
        if found := self.in_pairs(pairs, name, place, encoding.get("style", "form"), encoding.get("explode")):
            yield found[0]

    def json_or_scalar(self, text, place):
        try:
            return json.loads(text) if self.document.kinds(place) & {"object", "array"} else self.scalar(text, place)
        except ValueError:
            return text


def nested(pairs, name):
    """`name[a][b]=c` of all pairs as maps; lists where a name ends with `[]` or comes twice."""
    tree = {}
    for full, value in pairs:
        *path, last = re.findall(r"\[([^\]]*)\]", full[len(name):]) or [""]
        node = tree
        for key in path:
            node = node.setdefault(key, {})
        node[last or str(len(node))] = unquote_plus(value)
    return tree
