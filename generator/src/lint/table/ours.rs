//! Our own `x-` keys: where each may stand and what it holds; `spec/README.md` tells people the same.
//! Keys of others are none of our business.

use super::{Keys, Kind, Object, Shape, fixed, may, must};
use Shape::{Bool, Count, List, Map, Only, Set, Text, TextOrNumber, Word};

/// One of our keys.
#[derive(Clone, Copy, Debug)]
pub(in crate::lint) struct Extension {
    pub(in crate::lint) key: &'static str,
    /// The objects that it describes.
    pub(in crate::lint) on: &'static [Kind],
    pub(in crate::lint) shape: Shape,
}

const fn extension(key: &'static str, on: &'static [Kind], shape: Shape) -> Extension {
    Extension { key, on, shape }
}

const EVIDENCE: Shape = Word(&["docs", "docs-older", "mirror", "client", "inferred", "observed"]);

/// All of them.
pub(in crate::lint) const EXTENSIONS: &[Extension] = &[
    extension("x-crate", &[Kind::Root], Shape::Object(Kind::Crate)),
    extension("x-evidence", &[Kind::Operation, Kind::Response, Kind::Parameter, Kind::Header, Kind::Schema], EVIDENCE),
    extension("x-values", &[Kind::Schema], Map(Keys::Any, &Shape::Object(Kind::ValueNote))),
    extension("x-environment", &[Kind::Server], Shape::Object(Kind::Environment)),
    extension("x-idempotency", &[Kind::Operation], Shape::Object(Kind::Idempotency)),
    extension("x-moves-money", &[Kind::Operation], Shape::Object(Kind::MovesMoney)),
    extension("x-retry", &[Kind::Operation], Shape::Object(Kind::Retry)),
    extension("x-output", &[Kind::Response], Text),
    extension("x-pagination", &[Kind::Operation], Shape::Object(Kind::Pagination)),
    extension("x-waiters", &[Kind::Operation], Map(Keys::Any, &Shape::Object(Kind::Waiter))),
    extension("x-sensitive", &[Kind::Schema, Kind::Parameter, Kind::Header], Bool),
    extension("x-sandbox-only", &[Kind::Operation], Only(true)),
    extension("x-webhooks", &[Kind::Root], Map(Keys::Any, &Shape::OrRef(Kind::PathItem))),
    extension("x-webhook-signature", &[Kind::Root], Shape::Object(Kind::WebhookSignature)),
    extension("x-webhook-identity", &[Kind::Root], List(&Text)),
    extension("x-webhook-order", &[Kind::Root], Text),
    extension("x-message-signature", &[Kind::SecurityScheme], Shape::Object(Kind::MessageSignature)),
    extension("x-token", &[Kind::SecurityScheme], Shape::Object(Kind::TokenSource)),
    extension("x-lifecycle", &[Kind::Schema], Shape::Object(Kind::Lifecycle)),
    extension("x-rate-limit", &[Kind::Root], Shape::Object(Kind::RateLimit)),
    extension("x-sign-in-message", &[Kind::Schema], Word(&["base64", "text"])),
    extension("x-decimal", &[Kind::Schema], Only(true)),
    extension("x-guide", &[Kind::Root, Kind::Operation], Text),
];

/// The key of ours by that name.
pub(in crate::lint) fn find(key: &str) -> Option<&'static Extension> {
    EXTENSIONS.iter().find(|extension| extension.key == key)
}

/// The objects inside of our keys.
pub(super) fn object(kind: Kind) -> &'static Object {
    match kind {
        Kind::Crate => &CRATE,
        Kind::ValueNote => &VALUE_NOTE,
        Kind::Environment => &ENVIRONMENT,
        Kind::Idempotency => &IDEMPOTENCY,
        Kind::MovesMoney => &MOVES_MONEY,
        Kind::Retry => &RETRY,
        Kind::Pagination => &PAGINATION,
        Kind::Waiter => &WAITER,
        Kind::WebhookSignature => &WEBHOOK_SIGNATURE,
        Kind::MessageSignature => &MESSAGE_SIGNATURE,
        Kind::TokenSource => &TOKEN_SOURCE,
        Kind::Lifecycle => &LIFECYCLE,
        Kind::RateLimit => &RATE_LIMIT,
        _ => &NOTHING,
    }
}

/// Objects of the specification are in the table of their version.
const NOTHING: Object = fixed("an object", &[]);

const CRATE: Object = fixed(
    "the payload of `x-crate`",
    &[
        must("name", Text),
        may("version", Text),
        may("rust-version", Text),
        may("license", Text),
        may("description", Text),
        may("repository", Text),
        may("documentation", Text),
        may("homepage", Text),
        may("keywords", List(&Text)),
        may("categories", List(&Text)),
    ],
);

const VALUE_NOTE: Object =
    fixed("a note on a value", &[may("description", Text), may("evidence", EVIDENCE), may("deprecated", Bool)]);

const ENVIRONMENT: Object =
    fixed("the payload of `x-environment`", &[must("name", Text), must("kind", Word(&["sandbox", "production"]))]);

const IDEMPOTENCY: Object = fixed(
    "the payload of `x-idempotency`",
    &[
        may("header", Text),
        may("body", Text),
        may("lifetime", Text),
        may("in-flight", Count),
        may("settles", List(&Count)),
        may("known", Set(&TextOrNumber)),
        may("known-unless", Set(&Text)),
    ],
);

const MOVES_MONEY: Object = fixed("the payload of `x-moves-money`", &[must("settled-by", Text)]);

const RETRY: Object =
    fixed("the payload of `x-retry`", &[must("safe", Only(false)), must("reason", Text), may("with", Text)]);

const PAGINATION: Object = fixed(
    "the payload of `x-pagination`",
    &[
        must("items", Text),
        may("limit", Text),
        may("offset", Text),
        may("id", Text),
        may("cursor", Text),
        may("next", Text),
        may("previous", Text),
    ],
);

const WAITER: Object = fixed(
    "a waiter",
    &[must("status", Text), must("reached", List(&Text)), may("failed", List(&Text)), may("description", Text)],
);

const WEBHOOK_SIGNATURE: Object = fixed(
    "the payload of `x-webhook-signature`",
    &[
        may("header", Text),
        may("body", Text),
        may("signed", List(&Text)),
        may("separator", Text),
        may("forms", List(&Word(&["as-sent", "sorted", "sorted-spaced"]))),
        must("algorithm", Word(&["hmac-sha256", "hmac-sha512"])),
        must("encoding", Word(&["hex", "hex-upper", "base64"])),
        may("key", Text),
        may("timestamp", Text),
        may("description", Text),
    ],
);

const MESSAGE_SIGNATURE: Object = fixed(
    "the payload of `x-message-signature`",
    &[
        must(
            "algorithm",
            Word(&[
                "ecdsa-p256-sha256",
                "ecdsa-p384-sha384",
                "ed25519",
                "hmac-sha256",
                "rsa-pss-sha512",
                "rsa-v1_5-sha256",
            ]),
        ),
        must("components", Set(&Text)),
        may("label", Text),
        may("parameters", Set(&Word(&["created", "expires", "nonce", "alg", "keyid", "tag"]))),
        may("digest", Word(&["sha-256", "sha-512"])),
    ],
);

const TOKEN_SOURCE: Object =
    fixed("the payload of `x-token`", &[must("operation", Text), must("token", Text), may("expires-at", Text)]);

const LIFECYCLE: Object = fixed(
    "the payload of `x-lifecycle`",
    &[must("final", Set(&Text)), may("transitions", Map(Keys::Any, &Set(&Text)))],
);

const RATE_LIMIT: Object = fixed(
    "the payload of `x-rate-limit`",
    &[may("limit", Text), may("remaining", Text), must("reset", Text), must("unit", Word(&["seconds", "epoch"]))],
);
