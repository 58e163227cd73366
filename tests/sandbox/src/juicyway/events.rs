//! Events, and how they are signed: in the body, by the id of the business, over the name and the data with sorted names.
//! Where they go is for the test to say: no endpoint is documented for it.

use hmac::{Hmac, KeyInit as _, Mac as _};
use serde_json::{Value, json};
use sha2::Sha256;

use super::{BUSINESS_ID, State, assumed};
use crate::answer::hex;
use crate::deliver::Outgoing;
use crate::stand_in::Context;

impl State {
    /// Sends an event.
    pub(super) fn tell(&self, context: &mut Context<'_>, event: &str, data: &Value) {
        let is_failure = event.ends_with(".failed");
        let Some(url) = self.receiver.clone().filter(|_| is_failure || context.assumed.holds(assumed::SUCCESS_EVENTS))
        else {
            return;
        };
        let data = sorted(data);
        let checksum = checksum(&format!("{event}|{data}"));
        // As one text, so that what was signed is what is sent, to the byte.
        let body = format!(r#"{{"checksum":"{checksum}","data":{data},"event":{}}}"#, json!(event));
        context.outgoing.push(Outgoing {
            api: "juicyway",
            event: event.to_owned(),
            url,
            headers: Vec::new(),
            body: body.into_bytes(),
            // Whether anything is sent again is not documented.
            again_after: &[],
        });
    }
}

fn checksum(message: &str) -> String {
    // A key of any length will do.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(BUSINESS_ID.as_bytes()) else { return String::new() };
    mac.update(message.as_bytes());
    hex(&mac.finalize().into_bytes()).to_ascii_uppercase()
}

/// JSON without white space, the names of every object sorted.
fn sorted(value: &Value) -> String {
    match value {
        Value::Object(fields) => {
            let mut fields: Vec<_> = fields.iter().collect();
            fields.sort_by_key(|(name, _)| *name);
            let fields: Vec<_> =
                fields.iter().map(|(name, value)| format!("{}:{}", json!(name), sorted(value))).collect();
            format!("{{{}}}", fields.join(","))
        }
        Value::Array(items) => format!("[{}]", items.iter().map(sorted).collect::<Vec<_>>().join(",")),
        other => other.to_string(),
    }
}
