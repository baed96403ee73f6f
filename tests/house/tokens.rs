//! The input of a macro is a list of tokens, of which only the paths and the strings are read.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use syn::{Lit, LitStr};

use crate::reader::Reader;

/// Methods and macros whose text only programmers read.
const FOR_PROGRAMMERS: [&str; 12] = [
    "assert",
    "assert_eq",
    "assert_ne",
    "compile_error",
    "debug_assert",
    "debug_assert_eq",
    "debug_assert_ne",
    "expect",
    "expect_err",
    "panic",
    "unimplemented",
    "unreachable",
];

/// Attributes whose value is not text: style names, drawings, and the doc comments of macros.
const NO_TEXT: [&str; 7] = ["class", "d", "doc", "rel", "style", "transform", "viewBox"];

/// Whether only programmers read the arguments of a method or macro with that name.
pub fn is_for_programmers(name: &Ident) -> bool {
    FOR_PROGRAMMERS.iter().any(|known| name == known)
}

/// Passes the paths and strings in a macro's input to the reader.
pub fn read(tokens: TokenStream, reader: &mut Reader) {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    let mut at = 0;
    while let Some(tree) = trees.get(at) {
        let before = &trees[..at];
        match tree {
            TokenTree::Ident(ident) => {
                let path = path(&trees[at..]);
                at += (path.len() - 1) * 3;
                if path.len() > 1 {
                    reader.name(path, ident.span());
                }
            }
            TokenTree::Group(group) if !(group.delimiter() == Delimiter::Bracket && ends(before, '#')) => {
                reader.told(is_told_to_programmers(before), |reader| read(group.stream(), reader));
            }
            TokenTree::Literal(literal) if !is_no_text(before) => {
                if let Ok(Lit::Str(text)) = syn::parse_str(&literal.to_string()) {
                    reader.say(&LitStr::new(&text.value(), literal.span()));
                }
            }
            _ => {}
        }
        at += 1;
    }
}

/// The path at the start of the tokens: an identifier, and more of them after `::`.
fn path(trees: &[TokenTree]) -> Vec<String> {
    let mut path = Vec::new();
    let mut rest = trees;
    while let [TokenTree::Ident(ident), after @ ..] = rest {
        path.push(ident.to_string().trim_start_matches("r#").to_owned());
        rest = match after {
            [TokenTree::Punct(one), TokenTree::Punct(two), next @ ..]
                if one.as_char() == ':' && two.as_char() == ':' =>
            {
                next
            }
            _ => break,
        };
    }
    path
}

fn ends(before: &[TokenTree], sign: char) -> bool {
    matches!(before.last(), Some(TokenTree::Punct(last)) if last.as_char() == sign)
}

/// Whether a group belongs to `panic!(…)` or `.expect(…)`.
fn is_told_to_programmers(before: &[TokenTree]) -> bool {
    let before = if ends(before, '!') { &before[..before.len() - 1] } else { before };
    matches!(before.last(), Some(TokenTree::Ident(name)) if is_for_programmers(name))
}

/// Whether a literal is the value of an attribute that holds no text.
fn is_no_text(before: &[TokenTree]) -> bool {
    match before {
        [.., TokenTree::Ident(name), TokenTree::Punct(is)] if is.as_char() == '=' => {
            NO_TEXT.iter().any(|known| name == known)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::source::Source;

    #[test]
    fn what_a_macro_is_given_is_read_too() {
        let text =
            r#"fn f() { html! { <p class="a b">{ words::said("Read me") }</p> }; panic!("{}", "Broken") }"#;
        let source = Source::parsed("ui/f.rs", text);
        let named: Vec<_> = source.paths.iter().map(|named| named.segments.join("::")).collect();
        assert_eq!(named, ["words::said"]);
        let said: Vec<_> =
            source.literals.iter().map(|said| (said.text.as_str(), said.for_programmers)).collect();
        assert_eq!(said, [("Read me", false), ("{}", true), ("Broken", true)]);
    }
}
