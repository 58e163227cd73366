//! The objects of OpenAPI 3.0.x.
//! It follows the specification, section by section; where real documents and it disagree, the line says so.

use super::{Dialect, Field, Keys, Kind, Object, Shape, fixed, may, must, ours, should};
use Shape::{Any, Bool, BoolOr, Count, List, Map, Number, OrRef, Set, Text, TextOrNumber, Word};

/// The version as a whole.
pub(in crate::lint) const DIALECT: Dialect = Dialect { object, boolean_schemas: false, described_references: false };

pub(super) fn object(kind: Kind) -> &'static Object {
    match kind {
        Kind::Root => &ROOT,
        Kind::Info => &INFO,
        Kind::Contact => &CONTACT,
        Kind::License => &LICENSE,
        Kind::Server => &SERVER,
        Kind::ServerVariable => &SERVER_VARIABLE,
        Kind::Components => &COMPONENTS,
        Kind::Paths => &PATHS,
        Kind::PathItem => &PATH_ITEM,
        Kind::Operation => &OPERATION,
        Kind::ExternalDocs => &EXTERNAL_DOCS,
        Kind::Parameter => &PARAMETER,
        Kind::RequestBody => &REQUEST_BODY,
        Kind::MediaType => &MEDIA_TYPE,
        Kind::Encoding => &ENCODING,
        Kind::Responses => &RESPONSES,
        Kind::Response => &RESPONSE,
        Kind::Callback => &CALLBACK,
        Kind::Example => &EXAMPLE,
        Kind::Link => &LINK,
        Kind::Header => &HEADER,
        Kind::Tag => &TAG,
        Kind::Schema => &SCHEMA,
        Kind::Discriminator => &DISCRIMINATOR,
        Kind::Xml => &XML,
        Kind::SecurityScheme => &SECURITY_SCHEME,
        Kind::Flows => &FLOWS,
        Kind::Flow => &FLOW,
        Kind::Requirement => &REQUIREMENT,
        Kind::Crate
        | Kind::ValueNote
        | Kind::Environment
        | Kind::Idempotency
        | Kind::MovesMoney
        | Kind::Retry
        | Kind::Pagination
        | Kind::Waiter
        | Kind::WebhookSignature
        | Kind::MessageSignature
        | Kind::TokenSource
        | Kind::Lifecycle
        | Kind::RateLimit => ours::object(kind),
    }
}

const STYLES: &[&str] = &["matrix", "label", "form", "simple", "spaceDelimited", "pipeDelimited", "deepObject"];
pub(super) const SERVERS: Shape = List(&Shape::Object(Kind::Server));
pub(super) const SECURITY: Shape = List(&Shape::Object(Kind::Requirement));
pub(super) const PARAMETERS: Shape = List(&OrRef(Kind::Parameter));
const EXAMPLES: Shape = Map(Keys::Any, &OrRef(Kind::Example));
const CONTENT: Shape = Map(Keys::MediaType, &Shape::Object(Kind::MediaType));
const SCHEMAS: Shape = List(&OrRef(Kind::Schema));
const HEADERS: Shape = Map(Keys::Any, &OrRef(Kind::Header));
pub(super) const DOCS: Field = may("externalDocs", Shape::Object(Kind::ExternalDocs));

const ROOT: Object = fixed(
    "an OpenAPI document",
    &[
        must("openapi", Text),
        must("info", Shape::Object(Kind::Info)),
        may("servers", SERVERS),
        must("paths", Shape::Object(Kind::Paths)),
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
        may("description", Text),
        may("termsOfService", Text),
        may("contact", Shape::Object(Kind::Contact)),
        may("license", Shape::Object(Kind::License)),
        must("version", TextOrNumber),
    ],
);

const CONTACT: Object = fixed("a contact", &[may("name", Text), may("url", Text), may("email", Text)]);

const LICENSE: Object = fixed("a license", &[should("name", Text), may("url", Text)]);

const SERVER: Object = fixed(
    "a server",
    &[
        must("url", Text),
        may("description", Text),
        may("variables", Map(Keys::Any, &Shape::Object(Kind::ServerVariable))),
    ],
);

const SERVER_VARIABLE: Object =
    fixed("a server variable", &[may("enum", Set(&Text)), must("default", TextOrNumber), may("description", Text)]);

const COMPONENTS: Object = fixed(
    "the components",
    &[
        may("schemas", Map(Keys::Component, &OrRef(Kind::Schema))),
        may("responses", Map(Keys::Component, &OrRef(Kind::Response))),
        may("parameters", Map(Keys::Component, &OrRef(Kind::Parameter))),
        may("examples", Map(Keys::Component, &OrRef(Kind::Example))),
        may("requestBodies", Map(Keys::Component, &OrRef(Kind::RequestBody))),
        may("headers", Map(Keys::Component, &OrRef(Kind::Header))),
        may("securitySchemes", Map(Keys::Component, &OrRef(Kind::SecurityScheme))),
        may("links", Map(Keys::Component, &OrRef(Kind::Link))),
        may("callbacks", Map(Keys::Component, &OrRef(Kind::Callback))),
    ],
);

const PATHS: Object = Object { name: "the paths", fields: &[], others: Some((Keys::Path, OrRef(Kind::PathItem))) };

const PATH_ITEM: Object = fixed(
    "a path item",
    &[
        may("summary", Text),
        may("description", Text),
        may("get", Shape::Object(Kind::Operation)),
        may("put", Shape::Object(Kind::Operation)),
        may("post", Shape::Object(Kind::Operation)),
        may("delete", Shape::Object(Kind::Operation)),
        may("options", Shape::Object(Kind::Operation)),
        may("head", Shape::Object(Kind::Operation)),
        may("patch", Shape::Object(Kind::Operation)),
        may("trace", Shape::Object(Kind::Operation)),
        may("servers", SERVERS),
        may("parameters", PARAMETERS),
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
        must("responses", Shape::Object(Kind::Responses)),
        may("callbacks", Map(Keys::Any, &OrRef(Kind::Callback))),
        may("deprecated", Bool),
        may("security", SECURITY),
        may("servers", SERVERS),
    ],
);

const EXTERNAL_DOCS: Object = fixed("external documentation", &[may("description", Text), must("url", Text)]);

const PARAMETER: Object = fixed(
    "a parameter",
    &[
        must("name", Text),
        must("in", Word(&["query", "header", "path", "cookie"])),
        may("description", Text),
        may("required", Bool),
        may("deprecated", Bool),
        may("allowEmptyValue", Bool),
        may("style", Word(STYLES)),
        may("explode", Bool),
        may("allowReserved", Bool),
        may("schema", OrRef(Kind::Schema)),
        may("example", Any),
        may("examples", EXAMPLES),
        may("content", CONTENT),
    ],
);

const REQUEST_BODY: Object =
    fixed("a request body", &[may("description", Text), must("content", CONTENT), may("required", Bool)]);

const MEDIA_TYPE: Object = fixed(
    "a media type",
    &[
        may("schema", OrRef(Kind::Schema)),
        may("example", Any),
        may("examples", EXAMPLES),
        may("encoding", Map(Keys::Any, &Shape::Object(Kind::Encoding))),
    ],
);

const ENCODING: Object = fixed(
    "an encoding",
    &[
        may("contentType", Text),
        may("headers", HEADERS),
        may("style", Word(&["form", "spaceDelimited", "pipeDelimited", "deepObject"])),
        may("explode", Bool),
        may("allowReserved", Bool),
    ],
);

const RESPONSES: Object = Object {
    name: "the responses",
    fields: &[may("default", OrRef(Kind::Response))],
    others: Some((Keys::Status, OrRef(Kind::Response))),
};

const RESPONSE: Object = fixed(
    "a response",
    &[
        should("description", Text),
        may("headers", HEADERS),
        may("content", CONTENT),
        may("links", Map(Keys::Any, &OrRef(Kind::Link))),
    ],
);

const CALLBACK: Object = Object { name: "a callback", fields: &[], others: Some((Keys::Any, OrRef(Kind::PathItem))) };

const EXAMPLE: Object = fixed(
    "an example",
    &[may("summary", Text), may("description", Text), may("value", Any), may("externalValue", Text)],
);

const LINK: Object = fixed(
    "a link",
    &[
        may("operationRef", Text),
        may("operationId", Text),
        may("parameters", Map(Keys::Any, &Any)),
        may("requestBody", Any),
        may("description", Text),
        may("server", Shape::Object(Kind::Server)),
    ],
);

const HEADER: Object = fixed(
    "a header",
    &[
        may("description", Text),
        may("required", Bool),
        may("deprecated", Bool),
        may("allowEmptyValue", Bool),
        may("style", Word(&["simple"])),
        may("explode", Bool),
        may("allowReserved", Bool),
        may("schema", OrRef(Kind::Schema)),
        may("example", Any),
        may("examples", EXAMPLES),
        may("content", CONTENT),
    ],
);

const TAG: Object = fixed("a tag", &[must("name", Text), may("description", Text), DOCS]);

const SCHEMA: Object = fixed(
    "a schema",
    &[
        may("title", Text),
        may("multipleOf", Number),
        may("maximum", Number),
        may("exclusiveMaximum", Bool),
        may("minimum", Number),
        may("exclusiveMinimum", Bool),
        may("maxLength", Count),
        may("minLength", Count),
        may("pattern", Text),
        may("maxItems", Count),
        may("minItems", Count),
        may("uniqueItems", Bool),
        may("maxProperties", Count),
        may("minProperties", Count),
        may("required", List(&Text)),
        may("enum", List(&Any)),
        may("type", Word(&["string", "number", "integer", "boolean", "array", "object"])),
        may("allOf", SCHEMAS),
        may("oneOf", SCHEMAS),
        may("anyOf", SCHEMAS),
        may("not", OrRef(Kind::Schema)),
        may("items", OrRef(Kind::Schema)),
        may("properties", Map(Keys::Any, &OrRef(Kind::Schema))),
        may("additionalProperties", BoolOr(&OrRef(Kind::Schema))),
        may("description", Text),
        may("format", Text),
        may("default", Any),
        may("nullable", Bool),
        may("discriminator", Shape::Object(Kind::Discriminator)),
        may("readOnly", Bool),
        may("writeOnly", Bool),
        may("xml", Shape::Object(Kind::Xml)),
        DOCS,
        may("example", Any),
        may("deprecated", Bool),
    ],
);

const DISCRIMINATOR: Object =
    fixed("a discriminator", &[must("propertyName", Text), may("mapping", Map(Keys::Any, &Text))]);

const XML: Object = fixed(
    "an xml object",
    &[may("name", Text), may("namespace", Text), may("prefix", Text), may("attribute", Bool), may("wrapped", Bool)],
);

const SECURITY_SCHEME: Object = fixed(
    "a security scheme",
    &[
        must("type", Word(&["apiKey", "http", "oauth2", "openIdConnect"])),
        may("description", Text),
        may("name", Text),
        may("in", Word(&["query", "header", "cookie"])),
        may("scheme", Text),
        may("bearerFormat", Text),
        may("flows", Shape::Object(Kind::Flows)),
        may("openIdConnectUrl", Text),
    ],
);

const FLOWS: Object = fixed(
    "the flows of OAuth",
    &[
        may("implicit", Shape::Object(Kind::Flow)),
        may("password", Shape::Object(Kind::Flow)),
        may("clientCredentials", Shape::Object(Kind::Flow)),
        may("authorizationCode", Shape::Object(Kind::Flow)),
    ],
);

const FLOW: Object = fixed(
    "a flow of OAuth",
    &[
        may("authorizationUrl", Text),
        may("tokenUrl", Text),
        may("refreshUrl", Text),
        should("scopes", Map(Keys::Any, &Text)),
    ],
);

const REQUIREMENT: Object =
    Object { name: "a security requirement", fields: &[], others: Some((Keys::Any, List(&Text))) };
