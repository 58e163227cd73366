//! Lays out example code on lines of a bearable width, as rustfmt would, without parsing anything.
//! It knows chains, calls and lists; that is all that examples are made of.

/// Code to be laid out on lines of a bearable width.
pub(super) enum Code {
    /// Stays on its line.
    Plain(String),
    /// `(a, b)`
    Arguments(Vec<Code>),
    /// `[a, b]`
    List(Vec<Code>),
    /// `start(arguments).link(argument).link`
    Chain { start: String, arguments: Option<Vec<Code>>, links: Vec<(String, Option<Code>)> },
}

/// Lines of docs wider than this are hard to read beside their text.
const WIDTH: usize = 90;

impl Code {
    /// On one line if that fits from `indent` on, else one part a line.
    pub(super) fn laid_out(&self, indent: usize) -> String {
        let flat = self.flat();
        if indent + flat.len() <= WIDTH {
            return flat;
        }
        match self {
            Self::Plain(text) => text.clone(),
            Self::Arguments(items) => enclosed(items, '(', ')', indent),
            Self::List(items) => enclosed(items, '[', ']', indent),
            Self::Chain { start, arguments, links } => {
                let mut out = start.clone();
                if let Some(arguments) = arguments {
                    out.push_str(&Self::call(arguments, indent + start.len(), indent));
                }
                for (link, argument) in links {
                    out.push('\n');
                    out.push_str(&" ".repeat(indent + 4));
                    out.push('.');
                    out.push_str(link);
                    out.extend(argument.as_ref().map(|argument| match argument {
                        Self::Arguments(items) => Self::call(items, indent + 5 + link.len(), indent + 4),
                        other => Self::call(std::slice::from_ref(other), indent + 5 + link.len(), indent + 4),
                    }));
                }
                out
            }
        }
    }

    fn call(arguments: &[Self], column: usize, indent: usize) -> String {
        let flat = format!("({})", joined(arguments));
        if column + flat.len() <= WIDTH { flat } else { enclosed(arguments, '(', ')', indent) }
    }

    fn flat(&self) -> String {
        match self {
            Self::Plain(text) => text.clone(),
            Self::Arguments(items) => format!("({})", joined(items)),
            Self::List(items) => format!("[{}]", joined(items)),
            Self::Chain { start, arguments, links } => {
                let mut out = start.clone();
                out.extend(arguments.as_ref().map(|arguments| format!("({})", joined(arguments))));
                for (link, argument) in links {
                    out.push('.');
                    out.push_str(link);
                    out.extend(argument.as_ref().map(|argument| match argument {
                        Self::Arguments(items) => format!("({})", joined(items)),
                        other => format!("({})", other.flat()),
                    }));
                }
                out
            }
        }
    }
}

fn joined(items: &[Code]) -> String {
    items.iter().map(Code::flat).collect::<Vec<_>>().join(", ")
}

/// One item a line.
fn enclosed(items: &[Code], open: char, close: char, indent: usize) -> String {
    let pad = " ".repeat(indent + 4);
    let lines: Vec<String> = items.iter().map(|item| format!("{pad}{},\n", item.laid_out(indent + 4))).collect();
    format!("{open}\n{}{}{close}", lines.concat(), " ".repeat(indent))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fits_stays_on_its_line() {
        let plain = |text: &str| Code::Plain(text.to_owned());
        let chain = |length: usize| Code::Chain {
            start: "client".to_owned(),
            arguments: None,
            links: vec![("get".to_owned(), Some(plain(&"x".repeat(length)))), ("await?".to_owned(), None)],
        };
        assert_eq!(chain(3).laid_out(0), "client.get(xxx).await?");
        let long = "x".repeat(80);
        assert_eq!(chain(80).laid_out(0), format!("client\n    .get({long})\n    .await?"));
        let longer = "x".repeat(90);
        assert_eq!(chain(90).laid_out(0), format!("client\n    .get(\n        {longer},\n    )\n    .await?"));
        assert_eq!(Code::List(vec![plain("a"), plain("b")]).laid_out(0), "[a, b]");
    }
}
