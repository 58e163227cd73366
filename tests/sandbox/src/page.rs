//! The page at `/`: what this is, which operations there are, what is assumed, what there is now, and what was asked.
//! Every text is escaped, credentials are masked, and bodies are not shown.

use std::fmt::Write as _;
use std::sync::Arc;

use axum::body::Body;
use axum::http::{HeaderValue, Response, header};

use crate::clock::rfc3339;
use crate::desk::Desk;
use crate::stand::Stall;
use crate::stand_in::Table;

/// So many requests are shown.
const SHOWN: usize = 50;

const STYLE: &str = "body{font:15px/1.5 system-ui,sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem}\
table{border-collapse:collapse;width:100%;margin:.5rem 0 1.5rem}th,td{border:1px solid #ccc;padding:.2rem .5rem;\
text-align:left;vertical-align:top;overflow-wrap:anywhere}td:first-child,td:last-child{overflow-wrap:normal}\
summary{font-weight:bold;cursor:pointer}code{font-size:.9em}.no{color:#a00}";

/// The page.
pub(crate) fn response(desk: &Desk, stalls: &[Arc<dyn Stall>]) -> Response<Body> {
    let mut response = Response::new(Body::from(html(desk, stalls)));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    // Nothing is fetched and nothing runs, whatever an entity is called.
    let policy = HeaderValue::from_static("default-src 'none'; style-src 'unsafe-inline'");
    headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    response
}

fn html(desk: &Desk, stalls: &[Arc<dyn Stall>]) -> String {
    let mut page = format!(
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Sandbox</title><style>{STYLE}</style>\
         </head><body><h1>Sandbox</h1><p>Stand-ins for the APIs below, for tests and for the desk. They are not the \
         vendors', no money moves here, and everything is forgotten when it ends.</p><p>Its clock shows <code>{}</code>; \
         {} faults wait for their request. A request with the header <code>X-Sandbox-Fault</code> goes wrong as that \
         says.</p>",
        escaped(&rfc3339(desk.clock.now())),
        desk.faults().len(),
    );
    for stall in stalls {
        page.push_str(&api(&**stall));
    }
    page.push_str(&requests(desk));
    page.push_str(&deliveries(desk));
    page.push_str("</body></html>\n");
    page
}

fn api(stall: &dyn Stall) -> String {
    let document = stall.document();
    let mut text = format!(
        "<h2 id=\"{0}\">{1}</h2><p>At <code>{2}</code>, with <code>{3}</code></p>",
        escaped(stall.name()),
        escaped(&document.title),
        escaped(stall.base_url()),
        escaped(&stall.how_to_call()),
    );
    let operations = document.operations.iter().map(|operation| {
        let stands = stall.stands_in_for(&operation.id);
        let here = if stands { "stood in for" } else { "501: not stood in for" };
        let path = format!("{} {}", operation.method, operation.path);
        vec![operation.id.clone(), path, operation.summary.clone(), operation.evidence.clone(), here.to_owned()]
    });
    let columns = ["operation", "path", "what it does", "rests on", "here"];
    text.push_str(&folded("Operations", &table("Operations", &columns, operations.collect())));
    let assumptions = stall.assumptions().into_iter().map(|(assumption, on)| {
        let state = if on { "on" } else { "off" };
        [assumption.id, assumption.says, assumption.document, state].map(ToOwned::to_owned).to_vec()
    });
    let assumptions =
        table("Assumptions", &["name", "what is assumed", "in the document", "state"], assumptions.collect());
    text.push_str(&folded("What is assumed, though no source says it of the vendor", &assumptions));
    for Table { title, columns, rows } in stall.tables() {
        text.push_str(&table(title, columns, rows));
    }
    text
}

/// A part that the reader opens. `inner` is HTML.
fn folded(title: &str, inner: &str) -> String {
    format!("<details><summary>{}</summary>{inner}</details>", escaped(title))
}

fn requests(desk: &Desk) -> String {
    let records = desk.records();
    let rows = records.all().rev().take(SHOWN).map(|request| {
        let status = request.status.map_or_else(|| "none".to_owned(), |status| status.to_string());
        let headers = request.headers.iter().map(|(name, value)| format!("{name}: {value}"));
        let call = format!("{} {}", request.method, request.target);
        let fault = request.fault.clone().unwrap_or_default();
        vec![request.operation.clone(), call, status, fault, headers.collect::<Vec<_>>().join("\n")]
    });
    table("Last requests", &["operation", "request", "answer", "fault", "headers"], rows.collect())
}

fn deliveries(desk: &Desk) -> String {
    let made = desk.post.made();
    let rows = made.iter().rev().take(SHOWN).map(|delivery| {
        let outcome = delivery.outcome.as_ref().map_or_else(Clone::clone, u16::to_string);
        vec![delivery.event.clone(), delivery.url.clone(), delivery.attempt.to_string(), outcome]
    });
    table("Last webhooks", &["event", "to", "attempt", "answer"], rows.collect())
}

fn table(title: &str, columns: &[&str], rows: Vec<Vec<String>>) -> String {
    let mut text = format!("<h3>{}</h3>", escaped(title));
    if rows.is_empty() {
        text.push_str("<p>None.</p>");
        return text;
    }
    text.push_str("<table><thead><tr>");
    for column in columns {
        // A string takes everything.
        let _ = write!(text, "<th>{}</th>", escaped(column));
    }
    text.push_str("</tr></thead><tbody>");
    for row in rows {
        text.push_str("<tr>");
        for cell in row {
            let _ = write!(text, "<td>{}</td>", escaped(&cell));
        }
        text.push_str("</tr>");
    }
    text.push_str("</tbody></table>");
    text
}

/// Text that is nothing but text, in elements and in attributes.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            other => safe.push(other),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text() {
        assert_eq!(escaped("<b a=\"1\" c='2'>&"), "&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;");
        assert!(table("<i>", &["<u>"], vec![vec!["<script>".to_owned()]]).contains("<td>&lt;script&gt;</td>"));
    }
}
