//! The guide on the front page of every generated crate, a section an arm: `#![doc = runtime::codegen::guide!(calls values)]`.
//! Its links lead to what each crate has. What is true of some crates only is an arm of its own.

/// Sections of the guide, as text.
#[doc(hidden)]
#[macro_export]
macro_rules! __guide {
    ($first:ident $($more:ident)+) => {
        concat!($crate::__guide!($first), $($crate::__guide!($more)),+)
    };
    // What a call is, and what it became.
    (calls) => {
        r#"
An operation is a value that does no I/O. An accessor makes a [`Call`] of it: await that for the output, or
[`Call::send`] it for status, headers and raw body as well. What is optional is a method of the call.

# What became of a call

Every [`Error`] says what became of the effect, by [`Error::outcome`]:

| outcome | meaning |
|---|---|
| [`Outcome::NotSent`] | nothing left, or the request was refused locally |
| [`Outcome::Refused`] | the API said no, and that is final |
| [`Outcome::Accepted`] | the API said yes, but its answer could not be read |
| [`Outcome::Unknown`] | nobody can tell from here: no answer, a time-out, a server error |

It keeps status, headers, request id, raw body, operation, every attempt and the idempotency key. What the vendor says
is reached by [`Error::message`] and [`Error::body`], and is never part of Display or Debug.
"#
    };
    // What is sent again.
    (attempts) => {
        r#"
# Sent again, when that is safe

A call that got no answer, or a server's error, is sent again if its method is safe or idempotent, or the vendor is
documented to honour its idempotency key: then with the same key and the same bytes. After 401 (with new credentials) and
429 anything is. What could be done twice is not: the outcome is `Unknown`.
"#
    };
    // What settles it, where the document says what moves money.
    (money) => {
        r#"
The page of an operation that moves money names the read that settles an `Unknown`, or says that there is none.
"#
    };
    // Calls that carry a key.
    (keys) => {
        r#"
To survive the end of the process as well, write a call down before it is sent:

- `call.prepare()?.to_json()` is kept on disk, then `client.replay(prepared)` sends it; where the API does not document
  how long it remembers a key, `.max_age(..)` says how old the call may be;
- after a crash, `PreparedCall::<operations::X>::from_json` reads it back, and `replay` sends the same bytes under the
  same key.

All this holds for operations whose page says that they carry a key, and for those that are idempotent by their method. The
others cannot be prepared, and nothing keeps two calls of yours from being done twice. A key can be derived from an id of your own:
`call.idempotency_key_for("order-42")`. Such a key may be one that an earlier call had: where the operation's page names
refusals by which the API says that it knows a key, their outcome is `Unknown`. What can go wrong with money, and what is done
about it, stands case by case on [a page of its own](runtime::money).
"#
    };
    // Where no call carries one.
    (no_keys) => {
        r#"
No operation of this API is documented to carry an idempotency key: what is neither safe nor idempotent is sent once, and
nothing keeps two calls of yours from being done twice. What can go wrong with money, and what is done about it, stands case
by case on [a page of its own](runtime::money).
"#
    };
    // Lists that come in pages.
    (pages) => {
        r#"
# Lists

`call.items()` goes over all pages, `call.pages()` page by page; `position()` is kept and come back to by
`call.items_from(position)`.
"#
    };
    // States that are waited for.
    (waiters) => {
        r#"
# Waiting

`call.until_..()` reads until a status is reached.
"#
    };
    // What goes in, what comes out, and what is shown.
    (values) => {
        r#"
# Requests strict, answers lenient

A request that cannot be valid does not compile, or is refused before it is sent, with every fault by its path. An answer
with new fields, new values or new kinds of things still decodes: enums have `Unknown` with the text as it came, and the
raw JSON of every answer is at hand. Amounts are never floats: a [`Decimal`] keeps the digits as they came.

# Secrets and personal data

Debug shows ids, enums, numbers and times; every other text is redacted. So are logs and errors.
"#
    };
    // What holds unless a program says otherwise.
    (defaults) => {
        r#"
# Defaults

| what | default | change it by |
|---|---|---|
| environment | none | [`ClientBuilder::environment`] |
| time-out of a call, with all attempts and waits | 3 min | [`ClientBuilder::timeout`], [`Call::timeout`] |
| time-out of an attempt | 60 s | [`ClientBuilder::attempt_timeout`], [`Call::attempt_timeout`] |
| time-out of a connection | 10 s | [`ClientBuilder::connect_timeout`] |
| attempts | 3, where that is safe | [`ClientBuilder::retry`], [`Call::retry`] |
| waits between them | below 0.5 s, then 1 s, up to 20 s; `Retry-After` up to 60 s | [`ClientBuilder::retry`] |
| resends of a client and its clones | 100, one earned by ten successes | [`RetryPolicy::budget`] |
| largest answer | 32 MiB | [`ClientBuilder::max_body`] |
| redirects | not followed | |
| base URL | `https`, or loopback | [`ClientBuilder::allow_http`] |
| proxies | as the environment says | [`ClientBuilder::http`] |
| certificates | those of the system | [`ClientBuilder::http`] |
| user agent | name and version of this crate | [`ClientBuilder::user_agent`] |
"#
    };
    // A row of the table above.
    (rate_limit) => {
        "| wait after 429 without `Retry-After` | until the limit is reset, up to 60 s; [`Error::rate_limit`] tells it | [`ClientBuilder::retry`] |\n"
    };
    // The features that all crates have; those of some are rows that follow.
    (features) => {
        r#"
# Features

| feature | what it adds |
|---|---|
| `rustls` (default) | HTTP over rustls |
| `operations` (default) | the operations and resource accessors |
| `native-tls` | HTTP over the system's TLS |
| `rustls-no-provider` | HTTP over rustls with the cryptography of your choice |
| `reqwest` | HTTP over a `reqwest::Client` of your own |
| `stream` | `Stream` for pages, items, events and bodies |
| `serde` | `Serialize` and `Deserialize` for all types |
| `tracing` | a span for each call and each attempt |
| `rust_decimal`, `uuid`, `jiff` | conversions to the types of these crates |
| `test` | a transport that answers from a script, and `example()` of types that have one in the document |
"#
    };
    (feature_all_tags) => {
        "| `all-tags` (default) | everything; or `tag-…` for each resource: its operations, and only the types they need |\n"
    };
    (feature_webhooks) => {
        "| `webhooks` | incoming events as typed values, and who signed them where that is documented |\n"
    };
    (feature_tokens) => {
        "| `tokens` | a bearer token that is fetched, kept and renewed |\n"
    };
    (feature_signatures) => {
        "| `signatures`, `p384` | signatures over messages, by a key held anywhere; keys of P-384 in memory or from a file |\n"
    };
    (feature_wallet) => {
        "| `wallet`, `k256` | messages to sign in by, signed by a wallet held anywhere; the key of an Ethereum account in memory |\n"
    };
    (feature_upload) => {
        "| `upload` | operations that send files |\n"
    };
    // What is left to say behind them.
    (tests) => {
        r#"
For tests without a network, `runtime::test` has a transport that answers from a script, a clock that nobody waits for
and an executor; types of answers whose schema has an example have `example()`.

Without a TLS feature no HTTP client is compiled, and [`ClientBuilder::transport`] takes yours.
"#
    };
}
