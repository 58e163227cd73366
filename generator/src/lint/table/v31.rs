//! The objects of OpenAPI 3.1.x, where they differ from those of 3.0.x; schemas are those of JSON Schema 2020-12.
//! It follows the specification; what a schema of 3.1 means is told by `normalise`, in the words of 3.0.

use super::{Dialect, Keys, Kind, Object, Shape, fixed, may, must, should, v30};
use Shape::{Any, Bool, BoolOrNumber, Count, List, Map, Number, OrRef, Set, Text, TextOrNumber, Word, WordOrWords};
use v30::{DOCS, PARAMETERS, SECURITY, SERVERS};

/// The version as a whole.
pub(in crate::lint) const DIALECT: Dialect = Dialect { object, boolean_schemas: true, described_references: true };

fn object(kind: Kind) -> &'static Object {
    match kind {
        Kind::Root => &ROOT,
        Kind::Info => &INFO,
        Kind::License => &LICENSE,
        Kind::Components => &COMPONENTS,
        Kind::Operation => &OPERATION,
        Kind::Schema => &SCHEMA,
        Kind::SecurityScheme => &SECURITY_SCHEME,
        other => v30::object(other),
    }
}

const SCHEMA_HERE: Shape = OrRef(Kind::Schema);
const SCHEMAS: Shape = List(&SCHEMA_HERE);
const NAMED_SCHEMAS: Shape = Map(Keys::Any, &SCHEMA_HERE);

const ROOT: Object = fixed(
    "an OpenAPI document",
    &[
        must("openapi", Text),
        must("info", Shape::Object(Kind::Info)),
        may("jsonSchemaDialect", Text),
        may("servers", SERVERS),
        may("paths", Shape::Object(Kind::Paths)),
        may("webhooks", Map(Keys::Any, &OrRef(Kind::PathItem))),
        may("components", Shape::Object(Kind::Components)),
        may("security", SECURITY),
        may("tags", List(&Shape::Object(Kind::Tag))),
        DOCS,
    ],
);

const INFO: Object = fixed(
    "an info object",
    &[
        must("title", Text),
        may("summary", Text),
        may("description", Text),
        may("termsOfService", Text),
        may("contact", Shape::Object(Kind::Contact)),
        may("license", Shape::Object(Kind::License)),
        must("version", TextOrNumber),
    ],
);

const LICENSE: Object = fixed("a license", &[should("name", Text), may("identifier", Text), may("url", Text)]);

const COMPONENTS: Object = fixed(
    "the components",
    &[
        may("schemas", Map(Keys::Component, &SCHEMA_HERE)),
        may("responses", Map(Keys::Component, &OrRef(Kind::Response))),
        may("parameters", Map(Keys::Component, &OrRef(Kind::Parameter))),
        may("examples", Map(Keys::Component, &OrRef(Kind::Example))),
        may("requestBodies", Map(Keys::Component, &OrRef(Kind::RequestBody))),
        may("headers", Map(Keys::Component, &OrRef(Kind::Header))),
        may("securitySchemes", Map(Keys::Component, &OrRef(Kind::SecurityScheme))),
        may("links", Map(Keys::Component, &OrRef(Kind::Link))),
        may("callbacks", Map(Keys::Component, &OrRef(Kind::Callback))),
        may("pathItems", Map(Keys::Component, &OrRef(Kind::PathItem))),
    ],
);

const OPERATION: Object = fixed(
    "an operation",
    &[
        may("tags", List(&Text)),
        may("summary", Text),
        may("description", Text),
        DOCS,
        may("operationId", Text),
        may("parameters", PARAMETERS),
        may("requestBody", OrRef(Kind::RequestBody)),
        may("responses", Shape::Object(Kind::Responses)),
        may("callbacks", Map(Keys::Any, &OrRef(Kind::Callback))),
        may("deprecated", Bool),
        may("security", SECURITY),
        may("servers", SERVERS),
    ],
);

const SECURITY_SCHEME: Object = fixed(
    "a security scheme",
    &[
        must("type", Word(&["apiKey", "http", "mutualTLS", "oauth2", "openIdConnect"])),
        may("description", Text),
        may("name", Text),
        may("in", Word(&["query", "header", "cookie"])),
        may("scheme", Text),
        may("bearerFormat", Text),
        may("flows", Shape::Object(Kind::Flows)),
        may("openIdConnectUrl", Text),
    ],
);

/// The last ones are of 3.0; documents that were brought to 3.1 often keep them, and mean what 3.0 says.
const SCHEMA: Object = fixed(
    "a schema",
    &[
        may("$schema", Text),
        may("$id", Text),
        may("$anchor", Text),
        may("$dynamicAnchor", Text),
        may("$dynamicRef", Text),
        may("$recursiveAnchor", Bool),
        may("$recursiveRef", Text),
        may("$vocabulary", Map(Keys::Any, &Bool)),
        may("$comment", Text),
        may("$defs", NAMED_SCHEMAS),
        may("definitions", NAMED_SCHEMAS),
        may("title", Text),
        may("description", Text),
        may("type", WordOrWords(&["string", "number", "integer", "boolean", "array", "object", "null"])),
        may("enum", List(&Any)),
        may("const", Any),
        may("multipleOf", Number),
        may("maximum", Number),
        may("exclusiveMaximum", BoolOrNumber),
        may("minimum", Number),
        may("exclusiveMinimum", BoolOrNumber),
        may("maxLength", Count),
        may("minLength", Count),
        may("pattern", Text),
        may("maxItems", Count),
        may("minItems", Count),
        may("uniqueItems", Bool),
        may("maxContains", Count),
        may("minContains", Count),
        may("maxProperties", Count),
        may("minProperties", Count),
        may("required", List(&Text)),
        may("dependentRequired", Map(Keys::Any, &List(&Text))),
        may("allOf", SCHEMAS),
        may("oneOf", SCHEMAS),
        may("anyOf", SCHEMAS),
        may("not", SCHEMA_HERE),
        may("if", SCHEMA_HERE),
        may("then", SCHEMA_HERE),
        may("else", SCHEMA_HERE),
        may("dependentSchemas", NAMED_SCHEMAS),
        may("prefixItems", SCHEMAS),
        may("items", SCHEMA_HERE),
        may("contains", SCHEMA_HERE),
        may("properties", NAMED_SCHEMAS),
        may("patternProperties", NAMED_SCHEMAS),
        may("additionalProperties", SCHEMA_HERE),
        may("propertyNames", SCHEMA_HERE),
        may("unevaluatedItems", SCHEMA_HERE),
        may("unevaluatedProperties", SCHEMA_HERE),
        may("format", Text),
        may("contentEncoding", Text),
        may("contentMediaType", Text),
        may("contentSchema", SCHEMA_HERE),
        may("default", Any),
        may("deprecated", Bool),
        may("readOnly", Bool),
        may("writeOnly", Bool),
        may("examples", Set(&Any)),
        may("example", Any),
        may("discriminator", Shape::Object(Kind::Discriminator)),
        may("xml", Shape::Object(Kind::Xml)),
        DOCS,
        may("nullable", Bool),
    ],
);
