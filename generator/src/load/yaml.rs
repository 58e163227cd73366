//! Reads YAML: turns the parser's events into values.
//! It decides what scalars, tags and aliases mean, and leaves all counting to the builder.

use saphyr_parser::{Event, Marker, Parser, ScalarStyle, Span as ParserSpan, Tag};

use super::build::{Builder, Stop};
use super::scalar::{is_not_finite, plain};
use super::{Limits, mark};
use crate::finding::{Finding, Rule};
use crate::tree::{FileId, Mark, Node, Span, Value};

/// The root of the document, unless the text cannot be read to its end.
pub(super) fn read(text: &str, file: FileId, limits: &Limits) -> (Option<Node>, Vec<Finding>) {
    let mut builder = Builder::new(file, limits);
    let outcome = events(&mut builder, text);
    builder.finish(&outcome)
}

fn events(builder: &mut Builder<'_>, text: &str) -> Result<(), Stop> {
    let mut documents = 0;
    for event in Parser::new_from_str(text) {
        match event {
            Ok((Event::DocumentStart(_), span)) => {
                documents += 1;
                if documents > 1 {
                    let at = place(builder.file, span);
                    return builder.stop(Rule::Syntax, at, "a second document starts here", "keep one document a file");
                }
            }
            Ok((event, span)) => feed(builder, event, span)?,
            Err(error) => {
                let at = place(builder.file, ParserSpan::empty(*error.marker()));
                let help = "check the indentation and quotes here and just above";
                return builder.stop(Rule::Syntax, at, &format!("this is not YAML: {}", error.info()), help);
            }
        }
    }
    Ok(())
}

fn feed(builder: &mut Builder<'_>, event: Event<'_>, span: ParserSpan) -> Result<(), Stop> {
    let at = place(builder.file, span);
    match event {
        Event::Scalar(text, style, anchor, tag) => {
            let value = scalar(builder, &text, style, tag.as_deref(), at)?;
            let merge = style == ScalarStyle::Plain && text == "<<";
            builder.value(Node { span: at, value }, &text, anchor, merge)
        }
        Event::SequenceStart(anchor, _) => builder.enter(Value::List(Vec::new()), at, anchor),
        Event::MappingStart(anchor, _) => builder.enter(Value::Map(Vec::new()), at, anchor),
        Event::SequenceEnd | Event::MappingEnd => builder.leave(at),
        Event::Alias(anchor) => builder.alias(anchor, at),
        Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentStart(_) | Event::DocumentEnd => Ok(()),
    }
}

fn scalar(
    builder: &mut Builder<'_>,
    text: &str,
    style: ScalarStyle,
    tag: Option<&Tag>,
    at: Span,
) -> Result<Value, Stop> {
    let core = tag.filter(|tag| tag.is_yaml_core_schema()).map(|tag| &*tag.suffix);
    let value = match (tag, core) {
        (None, _) if style == ScalarStyle::Plain => plain(text),
        (None, _) | (_, Some("str")) => Value::String(text.into()),
        (_, Some("int" | "float" | "bool" | "null")) => plain(text),
        (Some(tag), _) => {
            return builder.stop(Rule::Syntax, at, &format!("the tag `{tag}` means nothing here"), "remove the tag");
        }
    };
    if let Value::Number(text) = &value
        && is_not_finite(text)
    {
        let says = format!("`{text}` is a number that JSON cannot write");
        builder.find(Rule::NotJson, at, &says, "quote it if it is text");
    }
    Ok(value)
}

fn place(file: FileId, span: ParserSpan) -> Span {
    Span { file, start: point(span.start), end: point(span.end) }
}

/// The parser counts columns from 0.
fn point(marker: Marker) -> Mark {
    Mark { line: mark(marker.line()), column: mark(marker.col().saturating_add(1)) }
}
