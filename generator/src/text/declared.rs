//! Prints what stands in a macro of the runtime: declarations, which syn and prettyplease leave as they came.
//! In braces, a member a line, with its prose above it; in brackets, as many members on a line as it takes.

use proc_macro2::{Delimiter, Group, Spacing, TokenStream, TokenTree};

use super::spacing::{Before, inline, one};

/// Up to here members share a line. Beyond it nothing is broken but a list in brackets.
const WIDTH: usize = 100;

/// The call of a macro, as an item.
pub(super) fn print(call: &syn::ItemMacro) -> String {
    let path: Vec<String> = call.mac.path.segments.iter().map(|segment| segment.ident.to_string()).collect();
    let mut printer = Printer { out: path.join("::"), indent: 0 };
    printer.out.push('!');
    match call.mac.delimiter {
        syn::MacroDelimiter::Brace(_) => {
            printer.out.push(' ');
            printer.braces(call.mac.tokens.clone());
        }
        syn::MacroDelimiter::Paren(_) | syn::MacroDelimiter::Bracket(_) => {
            printer.arguments(call.mac.tokens.clone());
            printer.out.push(';');
        }
    }
    printer.out.push('\n');
    printer.out
}

struct Printer {
    out: String,
    indent: usize,
}

impl Printer {
    fn line(&mut self) {
        self.out.push('\n');
        self.out.extend(std::iter::repeat_n("    ", self.indent));
    }

    /// What stands between parentheses: a list at its end is broken before they are.
    fn arguments(&mut self, tokens: TokenStream) {
        let all: Vec<TokenTree> = tokens.clone().into_iter().collect();
        let fits = self.width() + inline(&all).chars().count() < WIDTH;
        if fits || matches!(all.last(), Some(TokenTree::Group(_))) {
            self.out.push('(');
            self.member(&all);
            self.out.push(')');
        } else {
            self.fill(&Group::new(Delimiter::Parenthesis, tokens));
        }
    }

    /// Members between braces, each on a line of its own.
    fn braces(&mut self, tokens: TokenStream) {
        if tokens.is_empty() {
            self.out.push_str("{}");
            return;
        }
        let members = members(tokens);
        if let Some(line) = self.one_line(&members) {
            self.out.push_str(&line);
            return;
        }
        self.out.push('{');
        self.indent += 1;
        for member in members {
            self.prosed(member);
        }
        self.indent -= 1;
        self.line();
        self.out.push('}');
    }

    /// Arguments without prose stand together, if they fit.
    fn one_line(&self, members: &[Vec<TokenTree>]) -> Option<String> {
        let is_argument = |member: &Vec<TokenTree>| {
            let how = |token: &TokenTree| matches!(token, TokenTree::Ident(how) if *how == "into" || *how == "value");
            matches!(&member[..], [TokenTree::Ident(_), TokenTree::Punct(_), third, ..] if how(third))
        };
        if !members.iter().all(is_argument) {
            return None;
        }
        let text: Vec<String> = members.iter().map(|member| inline(member)).collect();
        let line = format!("{{ {} }}", text.join(" ").trim_end_matches(','));
        (self.width() + line.chars().count() <= WIDTH).then_some(line)
    }

    /// A member below its attributes.
    fn prosed(&mut self, mut member: Vec<TokenTree>) {
        while let Some(attribute) = attribute(&member) {
            self.line();
            self.out.push_str(&attribute);
            member.drain(..2);
        }
        if !member.is_empty() {
            self.line();
            self.member(&member);
        }
    }

    /// A member on one line; if that is too long, calls of a chain stand below each other, and what its last group holds, too.
    fn member(&mut self, tokens: &[TokenTree]) {
        let flat = inline(tokens);
        let is_long = self.width() + flat.chars().count() > WIDTH;
        let has_block =
            |token: &TokenTree| matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace);
        if !is_long && !tokens.iter().any(has_block) {
            self.out.push_str(&flat);
            return;
        }
        let mut before = Before::default();
        let is_chain = is_long && tokens.windows(2).filter(|pair| is_link(pair)).count() > 0;
        for (at, token) in tokens.iter().enumerate() {
            if is_chain && at > 0 && is_link(&tokens[at - 1..]) {
                self.indent += 1;
                self.line();
                self.indent -= 1;
            } else if before.space(token) {
                self.out.push(' ');
            }
            match token {
                TokenTree::Group(group) if group.delimiter() == Delimiter::Brace && before.opens_block => {
                    self.braces(group.stream());
                }
                TokenTree::Group(group) if is_chain && self.is_too_long(token) => self.fill(group),
                TokenTree::Group(group) if is_long && !is_chain && is_last(&tokens[at..]) => self.fill(group),
                token => self.out.push_str(&one(token)),
            }
            before.next(token);
        }
    }

    /// Whether what a call of a chain is given does not fit beside it.
    fn is_too_long(&self, token: &TokenTree) -> bool {
        self.width() + one(token).chars().count() > WIDTH
    }

    fn width(&self) -> usize {
        self.out.rsplit('\n').next().unwrap_or_default().chars().count()
    }

    /// Members between brackets or parentheses, as many a line as fit.
    fn fill(&mut self, group: &Group) {
        let (open, close) = if group.delimiter() == Delimiter::Parenthesis { ('(', ')') } else { ('[', ']') };
        self.out.push(open);
        self.indent += 1;
        self.line();
        let mut used = 0;
        for member in members(group.stream()) {
            let text = inline(&member);
            let more = text.chars().count() + 1;
            if used > 0 && self.indent * 4 + used + more > WIDTH {
                self.line();
                used = 0;
            } else if used > 0 {
                self.out.push(' ');
                used += 1;
            }
            self.out.push_str(&text);
            used += more;
        }
        self.indent -= 1;
        self.line();
        self.out.push(close);
    }
}

/// Whether a call of a chain begins at the second token: `(…).`.
fn is_link(tokens: &[TokenTree]) -> bool {
    let [TokenTree::Group(group), TokenTree::Punct(dot), ..] = tokens else { return false };
    group.delimiter() == Delimiter::Parenthesis && dot.as_char() == '.' && dot.spacing() == Spacing::Alone
}

/// Whether the first token is a list, and the last of its member.
fn is_last(tokens: &[TokenTree]) -> bool {
    match tokens {
        [TokenTree::Group(group)] => group.delimiter() != Delimiter::Brace,
        [TokenTree::Group(group), TokenTree::Punct(end)] => {
            group.delimiter() != Delimiter::Brace && matches!(end.as_char(), ',' | ';')
        }
        _ => false,
    }
}

/// The first attribute: prose as a comment, all else as it is.
fn attribute(member: &[TokenTree]) -> Option<String> {
    let [TokenTree::Punct(hash), TokenTree::Group(group), ..] = member else { return None };
    if hash.as_char() != '#' {
        return None;
    }
    let tokens: Vec<TokenTree> = group.stream().into_iter().collect();
    if let [TokenTree::Ident(name), _, TokenTree::Literal(text)] = &tokens[..]
        && name == "doc"
        && let Some(text) = text_of(text)
        && is_comment(&text)
    {
        return Some(format!("///{}", text.trim_end()));
    }
    Some(format!("#[{}]", inline(&tokens)))
}

/// What a literal says, if it is a text. Most prose has no escapes, and is then between its quotes as it stands.
fn text_of(literal: &proc_macro2::Literal) -> Option<String> {
    let written = literal.to_string();
    let plain = written.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).filter(|text| !text.contains('\\'));
    if let Some(text) = plain {
        return Some(text.to_owned());
    }
    match syn::Lit::new(literal.clone()) {
        syn::Lit::Str(text) => Some(text.value()),
        _ => None,
    }
}

/// Whether prose stays what it is behind `///`: a comment ends with its line, and behind one more slash it is no prose.
fn is_comment(prose: &str) -> bool {
    !prose.contains(['\n', '\r']) && !prose.starts_with('/')
}

/// Tokens up to a comma or semicolon of their own, or to the end of a block or list that nothing follows.
fn members(tokens: TokenStream) -> Vec<Vec<TokenTree>> {
    let mut members = vec![Vec::new()];
    let mut angles = 0;
    let mut before = Before::default();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        angles += before.angle(&token);
        let ends = match &token {
            TokenTree::Punct(punct) => angles == 0 && matches!(punct.as_char(), ',' | ';'),
            TokenTree::Group(group) => {
                let is_block = group.delimiter() == Delimiter::Brace && before.opens_block;
                let is_list = group.delimiter() == Delimiter::Bracket && !before.is_prefix;
                (is_block || is_list) && matches!(tokens.peek(), Some(TokenTree::Ident(_)))
            }
            _ => false,
        };
        before.next(&token);
        members.last_mut().into_iter().for_each(|member: &mut Vec<TokenTree>| member.push(token.clone()));
        if ends {
            members.push(Vec::new());
            before = Before::default();
        }
    }
    members.retain(|member| !member.is_empty());
    members
}

#[cfg(test)]
mod tests {
    use super::*;
    use quote::quote;

    fn printed(tokens: TokenStream) -> String {
        print(&syn::parse2(tokens).expect("a macro"))
    }

    #[test]
    fn members_stand_below_their_prose() {
        let text = printed(quote! {
            codegen::request! {
                #[doc = " A thing."] #[deprecated]
                struct Thing {
                    required { #[doc = " \"Its\" name."] name: into String, each: { Option<impl Into<X>> => each.map(Into::into) } Option<X>, }
                    optional { of: value Map<String, Vec<u8>> = -1, }
                    extra runtime::Json
                }
                fields ["Name" => name, of as hidden; ["a" = "b"] ..rest]
                bounds { "Name" => name: &[codegen::Bound::MinLength(1)], }
            }
        });
        let expected = "codegen::request! {\n    /// A thing.\n    #[deprecated]\n    struct Thing {\n        required {\n            \
            /// \"Its\" name.\n            name: into String,\n            \
            each: { Option<impl Into<X>> => each.map(Into::into) } Option<X>,\n        }\n        optional { of: value Map<String, Vec<u8>> = -1 }\n        extra runtime::Json\n    }\n    \
            fields [\"Name\" => name, of as hidden; [\"a\" = \"b\"] ..rest]\n    bounds {\n        \
            \"Name\" => name: &[codegen::Bound::MinLength(1)],\n    }\n}\n";
        assert_eq!(text, expected);
    }

    #[test]
    fn arguments_without_prose_share_a_line_that_holds_them() {
        let text = printed(quote!(codegen::operation! { struct A { required { a: into String, b: value u64, } } }));
        assert_eq!(
            text,
            "codegen::operation! {\n    struct A {\n        required { a: into String, b: value u64 }\n    }\n}\n"
        );
        let long: proc_macro2::Ident = quote::format_ident!("{}", "a".repeat(90));
        let text = printed(quote!(codegen::operation! { struct A { required { #long: value u64, } } }));
        let expected = format!(
            "codegen::operation! {{\n    struct A {{\n        required {{\n            {long}: value u64,\n        }}\n    }}\n}}\n"
        );
        assert_eq!(text, expected);
    }

    #[test]
    fn prose_that_a_comment_cannot_hold_stays_an_attribute() {
        for prose in ["one\nstruct Two;", "one\rtwo", "/ one"] {
            let text = printed(quote!(codegen::record! { #[doc = #prose] one }));
            assert_eq!(text, format!("codegen::record! {{\n    #[doc = {prose:?}]\n    one\n}}\n"));
        }
    }

    #[test]
    fn a_block_opens_behind_whatever_names_it() {
        let text = printed(quote!(
            codegen::error_body! { enum AError of "a" { #[doc = " Not found."] 404 => NotFound(types::A), 400..=403 | 405 => B(types::B), } }
        ));
        let expected = "codegen::error_body! {\n    enum AError of \"a\" {\n        /// Not found.\n        404 => NotFound(types::A),\n        \
            400..=403 | 405 => B(types::B),\n    }\n}\n";
        assert_eq!(text, expected);
    }

    #[test]
    fn a_long_list_is_broken_and_filled() {
        let text = printed(
            quote!(codegen::record!(Thing [aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb, cccccccccccccccc]);),
        );
        let expected = "codegen::record!(Thing [\n    aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, \
            bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb,\n    cccccccccccccccc\n]);\n";
        assert_eq!(text, expected);
    }
}
