//! The runtime as generated code and programs use it: one crate of tests, so that it is linked once.

#[cfg(test)]
#[path = "runtime/sample.rs"]
mod sample;

#[cfg(feature = "webhooks")]
#[cfg(test)]
#[path = "runtime/body_signature.rs"]
mod body_signature;
#[cfg(feature = "wallet")]
#[cfg(test)]
#[path = "runtime/challenge.rs"]
mod challenge;
#[cfg(test)]
#[path = "runtime/client.rs"]
mod client;
#[cfg(test)]
#[path = "runtime/conversions.rs"]
mod conversions;
#[cfg(test)]
#[path = "runtime/decode.rs"]
mod decode;
#[cfg(feature = "http-client")]
#[cfg(test)]
#[path = "runtime/http.rs"]
mod http;
#[cfg(test)]
#[path = "runtime/known_key.rs"]
mod known_key;
#[cfg(test)]
#[path = "runtime/multipart.rs"]
mod multipart;
#[cfg(feature = "rustls")]
#[cfg(test)]
#[path = "runtime/mutual_tls.rs"]
mod mutual_tls;
#[cfg(feature = "http-client")]
#[cfg(test)]
#[path = "runtime/network.rs"]
mod network;
#[cfg(test)]
#[path = "runtime/outcome.rs"]
mod outcome;
#[cfg(test)]
#[path = "runtime/paging.rs"]
mod paging;
#[cfg(test)]
#[path = "runtime/prepared.rs"]
mod prepared;
#[cfg(test)]
#[path = "runtime/redaction.rs"]
mod redaction;
#[cfg(test)]
#[path = "runtime/requests.rs"]
mod requests;
#[cfg(test)]
#[path = "runtime/resend.rs"]
mod resend;
#[cfg(feature = "signatures")]
#[cfg(test)]
#[path = "runtime/signature.rs"]
mod signature;
#[cfg(feature = "p384")]
#[cfg(test)]
#[path = "runtime/signature_p384.rs"]
mod signature_p384;
#[cfg(feature = "p384")]
#[cfg(test)]
#[path = "runtime/signature_verify.rs"]
mod signature_verify;
#[cfg(test)]
#[path = "runtime/streams.rs"]
mod streams;
#[cfg(feature = "tokens")]
#[cfg(test)]
#[path = "runtime/token.rs"]
mod token;
#[cfg(feature = "tokens")]
#[cfg(test)]
#[path = "runtime/token_calls.rs"]
mod token_calls;
#[cfg(feature = "tracing")]
#[cfg(test)]
#[path = "runtime/tracing.rs"]
mod tracing;
#[cfg(test)]
#[path = "runtime/values.rs"]
mod values;
#[cfg(feature = "webhooks")]
#[cfg(test)]
#[path = "runtime/webhook.rs"]
mod webhook;
