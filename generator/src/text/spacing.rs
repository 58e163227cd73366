//! Where spaces stand between the tokens of a declaration.
//! It breaks no line: that is `declared`'s.

use proc_macro2::{Delimiter, Spacing, TokenTree};

/// Tokens on one line, with spaces as a person would set them.
pub(super) fn inline(tokens: &[TokenTree]) -> String {
    let mut before = Before::default();
    let mut out = String::new();
    for token in tokens {
        out.push_str(if before.space(token) { " " } else { "" });
        out.push_str(&one(token));
        before.next(token);
    }
    out
}

/// A token, and what it holds.
pub(super) fn one(token: &TokenTree) -> String {
    let TokenTree::Group(group) = token else { return token.to_string() };
    let tokens: Vec<TokenTree> = group.stream().into_iter().collect();
    let inner = inline(&tokens);
    match group.delimiter() {
        Delimiter::Parenthesis => format!("({inner})"),
        Delimiter::Bracket => format!("[{inner}]"),
        Delimiter::Brace => format!("{{ {inner} }}"),
        Delimiter::None => inner,
    }
}

/// What stands before a token, as far as it decides about a space.
#[derive(Default)]
#[allow(clippy::struct_excessive_bools, reason = "answers to independent questions about one token")]
pub(super) struct Before {
    /// Something stands there.
    is_something: bool,
    /// Nothing may stand between it and the next token.
    clings: bool,
    /// It is a name or a literal, or closes something.
    is_value: bool,
    /// Braces behind it hold members.
    pub(super) opens_block: bool,
    /// It is `#` or `&`.
    pub(super) is_prefix: bool,
    /// It is the first half of an operator such as `=>`.
    is_operator: bool,
    /// It is the first half of `::`.
    is_path: bool,
    /// It is a dot.
    is_dot: bool,
    /// It is the word before an operation's output.
    is_gives: bool,
    /// It is a literal.
    is_literal: bool,
    /// It stands among the arguments of a closure.
    in_closure: bool,
}

impl Before {
    /// Whether a space stands between it and the token.
    pub(super) fn space(&self, token: &TokenTree) -> bool {
        if self.clings || !self.is_something {
            return false;
        }
        match token {
            TokenTree::Punct(punct) => match punct.as_char() {
                ',' | ';' | ':' | '?' | '!' | '<' | '>' => false,
                '|' => !self.in_closure,
                '.' => !self.is_value || (punct.spacing() == Spacing::Joint && !self.is_literal),
                _ => true,
            },
            // `gives ()` is no call.
            TokenTree::Group(group) if self.is_gives && group.stream().is_empty() => true,
            TokenTree::Group(group) => group.delimiter() != Delimiter::Parenthesis || !self.is_value,
            TokenTree::Ident(_) | TokenTree::Literal(_) => true,
        }
    }

    /// Whether an angle bracket opens or closes here.
    pub(super) fn angle(&self, token: &TokenTree) -> i32 {
        match token {
            TokenTree::Punct(punct) if punct.as_char() == '<' => 1,
            TokenTree::Punct(punct) if punct.as_char() == '>' && !self.is_operator => -1,
            _ => 0,
        }
    }

    /// The token has been written.
    pub(super) fn next(&mut self, token: &TokenTree) {
        let was = std::mem::take(self);
        self.is_something = true;
        self.in_closure = was.in_closure;
        match token {
            TokenTree::Punct(punct) => {
                let is_joint = punct.spacing() == Spacing::Joint;
                let sign = punct.as_char();
                self.is_operator = is_joint && matches!(sign, '=' | '-');
                self.is_path = is_joint && sign == ':';
                self.is_prefix = matches!(sign, '#' | '&');
                self.is_value = sign == '>' && !was.is_operator;
                let is_sign = matches!(sign, '-' | '|') && !was.is_value && !was.in_closure;
                self.in_closure = if sign == '|' { is_sign } else { was.in_closure };
                self.is_dot = sign == '.';
                let clings =
                    was.is_path || was.is_dot || self.is_prefix || is_sign || matches!(sign, '<' | '.' | '!' | '\'');
                self.clings = clings || (is_joint && sign != '>');
            }
            TokenTree::Ident(word) => {
                (self.is_value, self.opens_block, self.is_gives) = (true, true, word == "gives");
            }
            TokenTree::Group(group) => {
                (self.is_value, self.opens_block) = (true, group.delimiter() == Delimiter::Parenthesis);
            }
            TokenTree::Literal(_) => (self.is_value, self.opens_block, self.is_literal) = (true, true, true),
        }
    }
}
