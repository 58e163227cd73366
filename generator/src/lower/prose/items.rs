//! Items of lists. In Markdown a paragraph of an item goes on in the next line, however that is indented; clippy wants it
//! indented as the item's text is, so that readers of the source see it, too.

/// How far the text of the current item is indented, if its paragraph may go on.
#[derive(Debug, Default)]
pub(super) struct Item(Option<usize>);

impl Item {
    /// The paragraph is over.
    pub(super) fn ends(&mut self) {
        self.0 = None;
    }

    /// A line of text, which may begin an item, go on with one, or neither.
    pub(super) fn placed(&mut self, line: &str) -> String {
        let text = line.trim_start();
        if let Some(width) = marker(text) {
            self.0 = Some(line.len() - text.len() + width);
        } else if is_heading(text) || is_rule(text) {
            self.ends();
        } else if let Some(indent) = self.0 {
            return format!("{:indent$}{text}", "");
        }
        line.to_owned()
    }
}

/// How wide the marker of an item is, with the space behind it.
fn marker(text: &str) -> Option<usize> {
    let number = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let marks = if number == 0 { ['-', '*', '+'].as_slice() } else { &['.', ')'] };
    let rest = text[number..].strip_prefix(marks)?;
    let spaces = rest.len() - rest.trim_start_matches(' ').len();
    // More than four are the indentation of code.
    let spaces = if spaces > 4 { 1 } else { spaces };
    (spaces > 0 && number < 10 && !is_rule(text)).then_some(number + 1 + spaces)
}

fn is_heading(text: &str) -> bool {
    let rest = text.trim_start_matches('#');
    rest.len() < text.len() && (rest.is_empty() || rest.starts_with(' '))
}

/// A line across the page.
fn is_rule(text: &str) -> bool {
    let mut marks = text.chars().filter(|c| !c.is_whitespace());
    let first = marks.next();
    matches!(first, Some('-' | '*' | '_' | '=')) && marks.all(|c| Some(c) == first) && text.len() > 2
}
