"""What is wrong with a request: parameters, body and credentials. It answers nothing."""

import json
from urllib.parse import quote_plus

from asked import Asked, pairs_of

ELSEWHERE = ("accept", "authorization", "content-type")
"""Headers that are no parameters, as OpenAPI has it."""


class Judge:
    def __init__(self, document):
        self.document, self.asked = document, Asked(document)

    def faults(self, request, pairs, texts, item, place):
        """`pairs` are those of the query, and `texts` what stands in the path, by name."""
        document, taken, out = self.document, set(), []
        described = [*document.below(item, "parameters"), *document.below(place, "parameters")]
        # Those of the operation stand in for those of its path.
        described = {(document.get(at, "in"), document.get(at, "name")): at for at in described}
        for (where, name), at in described.items():
            mine = [pair for pair in pairs if pair[0] == name or ("query", pair[0]) not in described]
            found = self.parameter(request, mine, texts, at)
            if found:
                taken |= found[1]
                out += [f"{where} {name}: {fault}" for fault in document.faults("request", self.schema(at), found[0])]
            elif document.get(at, "required") and not (where == "header" and name.lower() in ELSEWHERE):
                out.append(f"{where} {name}: is missing")
        out += self.body_faults(request, place)
        schemes, fault = self.security(request, pairs, place)
        return out + fault + [f"query {name}: not described" for name in dict(pairs).keys() - taken - schemes]

    def schema(self, at):
        content = self.document.get(at, "content")
        return (*at, "content", next(iter(content)), "schema") if content else (*at, "schema")

    def parameter(self, request, pairs, texts, at):
        """Its value, and the names in the query that it takes; none where it is not there."""
        one, schema = self.document.at(at), self.schema(at)
        name, where, explode = one["name"], one["in"], one.get("explode")
        if where == "query" and not one.get("content"):
            return self.asked.in_pairs(pairs, name, schema, one.get("style", "form"), explode)
        places = {"query": request.args, "path": texts, "header": request.headers, "cookie": request.cookies}
        text = places[where].get(name)
        if text is None or where == "header" and name.lower() in ELSEWHERE:
            return None
        if one.get("content"):
            return json.loads(text), {name}
        return self.asked.in_text(text, schema, explode, one.get("style", "simple")), set()

    def body_faults(self, request, place):
        described = self.document.get(place, "requestBody") and self.document.follow((*place, "requestBody"))
        is_in_parts = request.mimetype == "multipart/form-data"
        data = b"" if is_in_parts else request.get_data()
        if not data and not is_in_parts:
            is_needed = described and self.document.get(described, "required") and request.content_type is None
            return ["body: is missing"] if is_needed else []
        media = best(self.document.get(described, "content") or {}, request.mimetype) if described else None
        if media is None:
            return [f"body: {request.mimetype} is not described"]
        at = (*described, "content", media)
        if self.document.get(at, "schema") is None:
            return []
        try:
            values = self.body(request, data, at)
        except ValueError as error:
            return [f"body: {error}"]
        return [f"body {fault}" for value in values for fault in self.document.faults("request", (*at, "schema"), value)]

    def body(self, request, data, at):
        """In a list of one; none where it is of no kind that is judged."""
        schema, encodings, media = (*at, "schema"), self.document.get(at, "encoding") or {}, request.mimetype
        if is_json(media):
            return [json.loads(data)]
        if media == "application/x-www-form-urlencoded":
            return [self.asked.form(pairs_of(data.decode()), schema, encodings)]
        if media == "multipart/form-data":
            files = ((name, file.read().decode("latin-1")) for name, file in request.files.items(multi=True))
            texts = (*request.form.items(multi=True), *files)
            return [self.asked.form([(name, quote_plus(text)) for name, text in texts], schema, encodings)]
        return [self.asked.scalar(data.decode(), schema)] if media.startswith("text/") else []

    def security(self, request, pairs, place):
        """Names in the query that are credentials, and what is missing."""
        tree = self.document.tree
        wanted = self.document.get(place, "security", tree.get("security")) or [{}]
        schemes = (tree.get("components") or {}).get("securitySchemes") or {}
        is_well = any(all(is_there(request, schemes.get(name) or {}) for name in one) for one in wanted)
        names = {scheme["name"] for scheme in schemes.values() if scheme.get("in") == "query"}
        return names, [] if is_well else [f"security: none of {json.dumps(wanted)}"]


def is_there(request, scheme):
    """Whether a request carries what a scheme asks for, as far as its kind goes."""
    if scheme.get("type") == "apiKey":
        places = {"header": request.headers, "query": request.args, "cookie": request.cookies}
        return scheme["name"] in places[scheme["in"]]
    begins = scheme.get("scheme", "").lower() if scheme.get("type") == "http" else ""
    sent = request.headers.get("authorization", "").lower()
    # There is no scheme `none`, and who has a certificate shows it elsewhere.
    return begins == "none" or scheme.get("type") == "mutualTLS" or sent != "" and sent.startswith(begins)


def is_json(media):
    return media.split(";")[0].strip().endswith("json")


def best(content, media):
    """The media type that describes a body."""
    names = {name.split(";")[0].strip().lower(): name for name in content}
    return next((names[name] for name in (media, media.split("/")[0] + "/*", "*/*") if name in names), None)
