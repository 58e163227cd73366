"""Values that a schema allows, for answers. Whether it does is not judged here."""

import warnings

import hypothesis
from hypothesis import strategies

from document import target

FORMATS = {
    "date": "2024-02-29", "date-time": "2024-02-29T12:30:00Z", "time": "12:30:00Z", "duration": "P1D",
    "uuid": "6ba7b810-9dad-41d1-80b4-00c04fd430c8", "email": "ada@example.com", "idn-email": "ada@example.com",
    "uri": "https://example.com/a", "url": "https://example.com/a", "uri-reference": "/a", "hostname": "example.com",
    "ipv4": "192.0.2.1", "ipv6": "2001:db8::1", "byte": "YQ==", "decimal": "1.5", "json-pointer": "/a",
}
MOST = 400
"""Values of one answer; behind them only what is required."""

ANYTHING = "anything"
"""What is required, and described by another member of `allOf` or by none."""


class Endless(Exception):
    """Each value of a schema holds another one."""


class Maker:
    """Makes a value: everything or only what is required, with the document's examples or without; `turn` chooses."""

    def __init__(self, document, turn, lean, exemplary):
        self.document, self.turn, self.lean, self.exemplary, self.left = document, turn, lean, exemplary, MOST

    def of(self, place, around=()):
        place = self.document.follow(place)
        schema = self.document.at(place)
        if place in around or len(around) > 40:
            raise Endless
        if not isinstance(schema, dict):
            return {}
        self.left -= 1
        around = (*around, place)
        if "const" in schema:
            return schema["const"]
        if values := schema.get("enum"):
            return values[self.turn % len(values)]
        if self.exemplary:
            for key in ("example", "default"):
                if key in schema:
                    return schema[key]
            if schema.get("examples"):
                return next(iter(schema["examples"]))
        members = [self.member(schema, place, key, around) for key in ("oneOf", "anyOf") if schema.get(key)]
        members += [self.of(each, around) for each in self.document.below(place, "allOf")]
        if not members or schema.get("properties"):
            members.append(self.plain(schema, place, around))
        return self.completed(together(members), schema, place, around)

    def completed(self, value, schema, place, around):
        """With what is required here and described elsewhere, or nowhere: that may be anything."""
        names = schema.get("required")
        if isinstance(value, dict) and isinstance(names, list):
            for name in (name for name in names if value.get(name, ANYTHING) is ANYTHING):
                places = self.document.part(place, "properties", name)
                if not any(self.document.is_absent(self.document.at(each), "answer") for each in places):
                    value = {**value, name: self.of(places[0], around) if places else ANYTHING}
        return value

    def member(self, schema, place, key, around):
        places = self.document.below(place, key)
        for at in range(len(places)):
            index = (self.turn + at) % len(places)
            try:
                value = self.of(places[index], around)
            except Endless:
                continue
            return self.told(schema, value, schema[key][index])
        raise Endless

    def told(self, schema, value, member):
        """With the member's name, where the union is told apart by one."""
        discriminator = schema.get("discriminator")
        if not (discriminator and isinstance(value, dict) and isinstance(member, dict) and "$ref" in member):
            return value
        name, reference = discriminator.get("propertyName"), member["$ref"]
        if name in value and any(self.fixed(each) for each in self.document.part(target(reference), "properties", name)):
            return value
        last = reference.split("/")[-1]
        called = [key for key, to in (discriminator.get("mapping") or {}).items() if to in (reference, last)]
        return {**value, name: (called or [last])[0]}

    def fixed(self, place):
        schema = self.document.at(place)
        return isinstance(schema, dict) and ("enum" in schema or "const" in schema)

    def plain(self, schema, place, around):
        kind = schema.get("type") or ("array" if "items" in schema else "object")
        if isinstance(kind, list):
            kind = next((each for each in kind if each != "null"), "null")
        make = {"object": self.object, "array": self.array, "string": self.string}.get(kind)
        if make:
            return make(schema, place, around)
        if kind in ("integer", "number"):
            return number(schema)
        return True if kind == "boolean" else None

    def object(self, schema, place, around):
        out = {}
        required = schema.get("required") or []
        for name, each in (schema.get("properties") or {}).items():
            needed = isinstance(required, list) and name in required
            if self.document.is_absent(each, "answer") or not needed and (self.lean or self.left < 0 or len(around) > 12):
                continue
            try:
                out[name] = self.of((*place, "properties", name), around)
            except Endless:
                if needed and not self.document.fits("answer", (*place, "properties", name), None):
                    raise
                out |= {name: None} if needed else {}
        more = schema.get("additionalProperties")
        if isinstance(more, dict) and not self.lean and self.left > 0:
            try:
                out["key"] = self.of((*place, "additionalProperties"), around)
            except Endless:
                pass
        return out

    def array(self, schema, place, around):
        least = schema.get("minItems", 0)
        if "items" not in schema or self.lean and least == 0:
            return []
        try:
            return [self.of((*place, "items"), around) for _ in range(max(least, 1))]
        except Endless:
            return []

    def string(self, schema, place, around):
        if pattern := schema.get("pattern"):
            return of_pattern(pattern)
        text = FORMATS.get(schema.get("format"), "text")
        return text.ljust(schema.get("minLength", 0), "x")[:schema.get("maxLength")]


def together(values):
    """What all members of `allOf` say; maps are one map."""
    if not all(isinstance(value, dict) for value in values):
        return values[0]
    out = {}
    for name, value in (entry for each in values for entry in each.items()):
        out[name] = out[name] if value is ANYTHING and name in out else value
    return out


def number(schema):
    least = schema.get("minimum", schema.get("exclusiveMinimum"))
    least = 1 if least is None or isinstance(least, bool) else least
    value = least + 1 if schema.get("exclusiveMinimum") else max(least, 1)
    value = min(value, schema.get("maximum", value))
    step = schema.get("multipleOf")
    return step * max(1, round(value / step)) if step else value


CACHE = {}


def of_pattern(pattern):
    """A text that a pattern allows."""
    if pattern not in CACHE:
        # As it comes: to look for a simpler one takes longer than callers wait.
        phases = [hypothesis.Phase.generate]
        settings = hypothesis.settings(derandomize=True, database=None, max_examples=5, phases=phases)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                CACHE[pattern] = hypothesis.find(strategies.from_regex(pattern), lambda _: True, settings=settings)
        except Exception:  # What its engine does not know is no fault of the document.
            CACHE[pattern] = "text"
    return CACHE[pattern]
