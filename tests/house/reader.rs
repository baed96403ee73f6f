//! Extracts the facts of a file from its syntax.

use proc_macro2::{Span, TokenStream};
use syn::ext::IdentExt;
use syn::visit::{self, Visit};
use syn::{
    Attribute, Block, Expr, ExprCall, ExprMethodCall, Ident, ImplItemFn, ItemEnum, ItemFn, ItemMod,
    ItemStruct, ItemTrait, ItemType, ItemUse, LitStr, Macro, Path, Signature, TraitItemFn, UseTree,
};

use crate::source::{Binding, Child, Function, Literal, Named, Source, TypeName};
use crate::tokens;

/// The facts of the source text of `module`.
pub fn read(module: Vec<String>, text: &str) -> syn::Result<Source> {
    let file = syn::parse_file(text)?;
    let source = Source { module: module.clone(), is_test: is_for_tests(&file.attrs), ..Source::default() };
    let mut reader = Reader { source, module, in_test: false, for_programmers: false };
    reader.visit_file(&file);
    Ok(reader.source)
}

/// Walks through a file, keeping track of where it is.
pub struct Reader {
    source: Source,
    module: Vec<String>,
    in_test: bool,
    for_programmers: bool,
}

impl Reader {
    /// Records a path.
    pub fn name(&mut self, segments: Vec<String>, span: Span) {
        let (module, line) = (self.module.clone(), line(span));
        self.source.paths.push(Named { module, segments, line, in_test: self.in_test });
    }

    /// Records a string.
    pub fn say(&mut self, literal: &LitStr) {
        let (text, line) = (literal.value(), line(literal.span()));
        let (in_test, for_programmers) = (self.in_test, self.for_programmers);
        self.source.literals.push(Literal { text, line, in_test, for_programmers });
    }

    /// Reads something that may be for programmers only.
    pub fn told(&mut self, for_programmers: bool, read: impl FnOnce(&mut Self)) {
        let before = self.for_programmers;
        self.for_programmers |= for_programmers;
        read(self);
        self.for_programmers = before;
    }

    fn tested(&mut self, attributes: &[Attribute], read: impl FnOnce(&mut Self)) {
        let before = self.in_test;
        self.in_test |= is_for_tests(attributes);
        read(self);
        self.in_test = before;
    }

    fn declare(&mut self, name: &Ident, attributes: &[Attribute]) {
        let in_test = self.in_test || is_for_tests(attributes);
        self.source.types.push(TypeName { name: name.unraw().to_string(), in_test });
    }

    fn measure(&mut self, signature: &Signature, block: &Block) {
        let span = block.brace_token.span;
        let lines = line(span.close()).saturating_sub(line(span.open()) + 1);
        let (name, line) = (signature.ident.to_string(), line(signature.ident.span()));
        self.source.functions.push(Function { name, line, lines, in_test: self.in_test });
    }

    fn bind(&mut self, name: &Ident, segments: &[String]) {
        let (module, name) = (self.module.clone(), name.unraw().to_string());
        self.source.bindings.push(Binding { module, name, segments: segments.to_vec() });
    }

    /// Follows an import through its branches to everything it names.
    fn import(&mut self, tree: &UseTree, before: &[String]) {
        let joined = |name: &Ident| match name.unraw().to_string() {
            own if own == "self" && !before.is_empty() => before.to_vec(),
            name => before.iter().cloned().chain([name]).collect(),
        };
        match tree {
            UseTree::Path(path) => self.import(&path.tree, &joined(&path.ident)),
            UseTree::Name(name) => {
                let segments = joined(&name.ident);
                let last = segments.last().map(|last| Ident::new(last, name.ident.span()));
                self.bind(&last.unwrap_or_else(|| name.ident.clone()), &segments);
                self.name(segments, name.ident.span());
            }
            UseTree::Rename(renamed) => {
                let segments = joined(&renamed.ident);
                self.bind(&renamed.rename, &segments);
                self.name(segments, renamed.ident.span());
            }
            UseTree::Glob(glob) => self.name(before.to_vec(), glob.star_token.spans[0]),
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.import(tree, before)),
        }
    }

    fn unfold(&mut self, tokens: TokenStream) {
        tokens::read(tokens, self);
    }
}

impl<'file> Visit<'file> for Reader {
    fn visit_item_mod(&mut self, item: &'file ItemMod) {
        if item.content.is_none() {
            let is_test = self.in_test || is_for_tests(&item.attrs);
            self.source.children.push(Child { name: item.ident.unraw().to_string(), is_test });
            return;
        }
        self.module.push(item.ident.unraw().to_string());
        self.tested(&item.attrs, |reader| visit::visit_item_mod(reader, item));
        self.module.pop();
    }

    fn visit_item_use(&mut self, item: &'file ItemUse) {
        self.tested(&item.attrs, |reader| reader.import(&item.tree, &[]));
    }

    fn visit_item_struct(&mut self, item: &'file ItemStruct) {
        self.declare(&item.ident, &item.attrs);
        visit::visit_item_struct(self, item);
    }

    fn visit_item_enum(&mut self, item: &'file ItemEnum) {
        self.declare(&item.ident, &item.attrs);
        visit::visit_item_enum(self, item);
    }

    fn visit_item_trait(&mut self, item: &'file ItemTrait) {
        self.declare(&item.ident, &item.attrs);
        visit::visit_item_trait(self, item);
    }

    fn visit_item_type(&mut self, item: &'file ItemType) {
        self.declare(&item.ident, &item.attrs);
        visit::visit_item_type(self, item);
    }

    fn visit_item_fn(&mut self, item: &'file ItemFn) {
        self.tested(&item.attrs, |reader| {
            reader.measure(&item.sig, &item.block);
            visit::visit_item_fn(reader, item);
        });
    }

    fn visit_impl_item_fn(&mut self, item: &'file ImplItemFn) {
        self.tested(&item.attrs, |reader| {
            reader.measure(&item.sig, &item.block);
            visit::visit_impl_item_fn(reader, item);
        });
    }

    fn visit_trait_item_fn(&mut self, item: &'file TraitItemFn) {
        if let Some(block) = &item.default {
            self.measure(&item.sig, block);
        }
        visit::visit_trait_item_fn(self, item);
    }

    fn visit_path(&mut self, path: &'file Path) {
        if let Some(first) = path.segments.first().filter(|_| path.segments.len() > 1) {
            let segments = path.segments.iter().map(|segment| segment.ident.unraw().to_string()).collect();
            self.name(segments, first.ident.span());
        }
        visit::visit_path(self, path);
    }

    /// An attribute contains no text for readers, but may name something.
    fn visit_attribute(&mut self, attribute: &'file Attribute) {
        self.visit_path(attribute.path());
    }

    fn visit_lit_str(&mut self, literal: &'file LitStr) {
        self.say(literal);
    }

    fn visit_expr_call(&mut self, call: &'file ExprCall) {
        self.visit_expr(&call.func);
        self.told(is_fault(&call.func), |reader| {
            call.args.iter().for_each(|argument| reader.visit_expr(argument));
        });
    }

    fn visit_expr_method_call(&mut self, call: &'file ExprMethodCall) {
        self.visit_expr(&call.receiver);
        call.turbofish.iter().for_each(|generics| self.visit_angle_bracketed_generic_arguments(generics));
        self.told(tokens::is_for_programmers(&call.method), |reader| {
            call.args.iter().for_each(|argument| reader.visit_expr(argument));
        });
    }

    fn visit_macro(&mut self, call: &'file Macro) {
        self.visit_path(&call.path);
        let last = call.path.segments.last();
        let for_programmers = last.is_some_and(|last| tokens::is_for_programmers(&last.ident));
        self.told(for_programmers, |reader| reader.unfold(call.tokens.clone()));
    }
}

/// Whether something is a variant of an error, such as `MvtError::Damaged`, whose contents go to the console.
fn is_fault(function: &Expr) -> bool {
    let Expr::Path(function) = function else { return false };
    let names = function.path.segments.iter().map(|segment| segment.ident.to_string());
    names.into_iter().any(|name| name.ends_with("Error") || name.ends_with("Fault"))
}

/// Whether an attribute excludes something from the program: `#[test]`, `#[cfg(test)]`, `#[cfg(all(test, …))]`.
fn is_for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let condition =
            attribute.path().is_ident("cfg").then(|| attribute.meta.require_list().ok()).flatten();
        let condition = condition.map(|list| list.tokens.to_string()).unwrap_or_default();
        attribute.path().is_ident("test") || condition == "test" || condition.starts_with("all (test")
    })
}

fn line(span: Span) -> usize {
    span.start().line
}

#[cfg(test)]
mod tests {
    use crate::source::Source;

    #[test]
    fn facts_have_their_lines_and_know_what_is_a_test() {
        let text =
            "use super::{a, b::{self, C as D}};\n\n#[cfg(test)]\nmod tests {\n    fn f() { g(\"x\") }\n}\n";
        let source = Source::parsed("map/view.rs", text);
        let bound: Vec<_> =
            source.bindings.iter().map(|each| (each.name.as_str(), each.segments.len())).collect();
        assert_eq!(bound, [("a", 2), ("b", 2), ("D", 3)]);
        let function = &source.functions[0];
        assert_eq!((function.line, function.lines, function.in_test), (5, 0, true));
        assert_eq!((source.literals[0].text.as_str(), source.literals[0].in_test), ("x", true));
    }
}
