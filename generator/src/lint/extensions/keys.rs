//! Idempotency keys: where they travel, how long they are known, and what is answered to one that is known.

use super::{bad, has_property, parameters, unknown};
use crate::finding::{Finding, Rule};
use crate::lint::document::{Document, SiteId};
use crate::lint::signatures::some_and_distinct;
use crate::lint::survey::shortened;
use crate::tree::Node;

pub(super) fn idempotency(document: &Document<'_>, id: SiteId, findings: &mut Vec<Finding>) {
    let node = document.node(id);
    let Some(operation) = document.parent(id) else { return };
    match (node.get("header"), node.get("body")) {
        (Some(_), None) => {
            unknown(document, (id, "header"), "header parameter", parameters(document, operation, "header"), findings);
        }
        (None, Some(body)) => {
            let Some(name) = body.as_str() else { return };
            let content = document.target_of(operation, "requestBody").and_then(|body| document.child(body, "content"));
            let mut schemas = content
                .into_iter()
                .flat_map(|content| document.children(content))
                .filter_map(|media_type| document.target_of(media_type, "schema"));
            if !schemas.any(|schema| has_property(document, schema, name)) {
                let says = format!("the request body has no property `{}`", shortened(name));
                let at = document.at_value(id, "body");
                findings.push(Finding::new(Rule::UnknownName, at, says, "correct the name"));
            }
        }
        _ => findings.push(bad(document, id, "", "either `header` or `body` says where the key travels", "keep one")),
    }
    let lifetime = node.get("lifetime").and_then(Node::as_str);
    if lifetime.is_some_and(|text| !is_duration(text)) {
        findings.push(bad(document, id, "lifetime", "this is no duration", "write it as `PT24H` or `P7D`"));
    }
    in_flight(document, id, findings);
    known(document, id, findings);
}

/// What says that nothing was done says of no twin that it is at work.
fn in_flight(document: &Document<'_>, id: SiteId, findings: &mut Vec<Finding>) {
    let status = document.node(id).get("in-flight").and_then(Node::as_number);
    if status.is_some_and(|status| numbers(document, id, "settles").any(|(_, settling)| settling == status)) {
        let says = "a twin cannot be at work and it be sure that nothing was done";
        findings.push(bad(document, id, "in-flight", says, "keep it here or in `settles`"));
    }
}

/// By which refusals the vendor says that it knows a key.
fn known(document: &Document<'_>, id: SiteId, findings: &mut Vec<Finding>) {
    for key in ["known", "known-unless"] {
        some_and_distinct(document, (id, key), findings);
    }
    let settles: Vec<&str> = numbers(document, id, "settles").map(|(_, text)| text).collect();
    for (item, status) in numbers(document, id, "known") {
        let wrong = if settles.contains(&status) {
            Some(("it cannot be known and be sure that nothing was done", "keep it here or in `settles`"))
        } else {
            (!is_a_no(status)).then_some(("no key is refused by this", "name a status such as 409, or an error code"))
        };
        findings.extend(wrong.map(|(says, help)| Finding::new(Rule::BadExtension, document.at(item), says, help)));
    }
    for item in document.child(id, "known").into_iter().flat_map(|list| document.children(list)) {
        if document.node(item).as_str().is_some_and(is_status) {
            let says = "a status in quotes is taken for an error code";
            findings.push(Finding::new(Rule::BadExtension, document.at(item), says, "write it without the quotes"));
        }
    }
    if document.child(id, "known-unless").is_some() && numbers(document, id, "known").next().is_none() {
        let says = "there is no status that these codes could be told from";
        findings.push(bad(document, id, "known-unless", says, "name statuses in `known`"));
    }
}

/// The numbers of a list, as they are written.
fn numbers<'d>(document: &'d Document<'_>, id: SiteId, key: &str) -> impl Iterator<Item = (SiteId, &'d str)> {
    let items = document.child(id, key).into_iter().flat_map(|list| document.children(list));
    items.filter_map(|item| Some((item, document.node(item).as_number()?)))
}

fn is_status(text: &str) -> bool {
    text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a status is the vendor's final no. 401 and 429 are about who asks and how often.
fn is_a_no(status: &str) -> bool {
    let status: u16 = status.parse().unwrap_or_default();
    (400..500).contains(&status) && ![401, 408, 429].contains(&status)
}

/// ISO 8601, without years and months, whose length depends on the calendar.
fn is_duration(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('P').filter(|rest| !rest.is_empty()) else { return false };
    let (days, time) = rest.split_once('T').map_or((rest, None), |(days, time)| (days, Some(time)));
    runs(days, "WD") && time.is_none_or(|time| !time.is_empty() && runs(time, "HMS"))
}

/// Numbers, each with a unit, the units in their order.
fn runs(text: &str, units: &str) -> bool {
    let mut units = units.chars();
    let mut digits = false;
    for letter in text.chars() {
        match letter {
            '0'..='9' => digits = true,
            unit if digits && units.any(|known| known == unit) => digits = false,
            _ => return false,
        }
    }
    !digits
}
