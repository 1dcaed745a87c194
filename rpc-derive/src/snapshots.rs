//! Snapshots of expansions: one for each kind of thing, so that a review sees how generated code changes.
//!
//! `snapshots/x.rs` is what a user writes, `snapshots/x.expanded.rs` what the macros make of it.

use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Group, Literal, TokenStream, TokenTree};
use quote::{ToTokens, format_ident};
use syn::punctuated::Punctuated;
use syn::visit_mut::{self, VisitMut};
use syn::{Attribute, Expr, Item, Meta, Stmt, Token};

const BLESS: &str = "BLESS=1 cargo test -p rpc-derive snapshots";

/// One snapshot a line, so that a failure names what it is of.
macro_rules! snapshots {
    ($($name:ident)*) => {
        $(
            #[test]
            fn $name() {
                compare(stringify!($name));
            }
        )*

        #[test]
        fn every_file_is_compared() {
            let mut files: Vec<String> = fs::read_dir(folder())
                .expect("the snapshots' folder")
                .map(|entry| entry.expect("an entry").file_name().into_string().expect("text"))
                .map(|file| file.trim_end_matches(".rs").trim_end_matches(".expanded").to_owned())
                .collect();
            files.sort();
            files.dedup();
            let mut named = vec![$(stringify!($name)),*];
            named.sort();
            assert_eq!(files, named);
        }
    };
}

snapshots! {
    structure
    structure_arrays
    structure_len
    structure_list
    structure_generic
    enumeration
    union
    union_encapsulated
    interface
    interface_out
    interface_slices
    interface_optional
    interface_pipes
    interface_handles
    interface_allocator
    interface_block
    interface_late
    interface_len
    interface_blocking_pool
}

/// A reader should not have to scroll far.
#[test]
fn expansions_are_short() {
    let lines = |name: &str| expansion(name).lines().count();
    assert!(lines("structure") <= 220, "a structure of three fields: {}", lines("structure"));
    assert!(lines("interface") <= 250, "an interface of one method: {}", lines("interface"));
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("snapshots")
}

fn compare(name: &str) {
    let path = folder().join(format!("{name}.expanded.rs"));
    let expanded = expansion(name);
    if std::env::var_os("BLESS").is_some_and(|bless| bless != "0") {
        fs::write(&path, &expanded).expect("a snapshot can be written");
        return;
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    if let Some((line, (is, was))) = first_difference(&expanded, &kept) {
        panic!(
            "the expansion of `{name}` is not that of snapshots/{name}.expanded.rs\n  line {line} is:  {is}\n  and \
             was: {was}\nif that is meant, run `{BLESS}`, and read what `git diff` says"
        );
    }
}

fn first_difference<'a>(is: &'a str, was: &'a str) -> Option<(usize, (&'a str, &'a str))> {
    let end = std::iter::once("(the end)");
    let (is, was) = (is.lines().chain(end.clone()), was.lines().chain(end));
    (1..).zip(is.zip(was)).find(|(_, (is, was))| is != was)
}

/// What the macros make of `snapshots/{name}.rs`, as rustfmt would print it.
fn expansion(name: &str) -> String {
    let source = fs::read_to_string(folder().join(format!("{name}.rs"))).expect("a source");
    let source = syn::parse_file(&source).expect("a source that can be parsed");
    let expanded: TokenStream = source.items.into_iter().map(expand).collect();
    let mut expanded = syn::parse2(by_value(expanded)).expect("an expansion that can be parsed");
    Calls.visit_file_mut(&mut expanded);
    let expanded = prettyplease::unparse(&expanded);
    let expanded = expanded.replace(HALF, "").replace(STEP, "::").replace(MARK, "!");
    assert!(!expanded.contains("compile_error!"), "`{name}` has a mistake: {expanded}");
    expanded
}

/// Texts as what they say, however the macro's source breaks its lines.
fn by_value(tokens: TokenStream) -> TokenStream {
    let one = |token| match token {
        TokenTree::Group(group) => {
            let mut inner = Group::new(group.delimiter(), by_value(group.stream()));
            inner.set_span(group.span());
            TokenTree::Group(inner)
        }
        TokenTree::Literal(literal) => match syn::parse_str::<syn::LitStr>(&literal.to_string()) {
            Ok(text) => TokenTree::Literal(Literal::string(&text.value())),
            Err(_) => TokenTree::Literal(literal),
        },
        other => other,
    };
    tokens.into_iter().map(one).collect()
}

/// The runtime's macros look like calls, and those around the halves of an interface like modules, but prettyplease
/// leaves what it does not know in one line: here they are calls and modules, until they are printed.
struct Calls;

const MARK: &str = "_MACRO";
const HALF: &str = "mod HALF_";
const STEP: &str = "_STEP_";

impl VisitMut for Calls {
    fn visit_item_mut(&mut self, item: &mut Item) {
        if let Item::Macro(call) = item
            && let Some(half) = as_module(&call.mac)
        {
            *item = half;
        }
        visit_mut::visit_item_mut(self, item);
    }

    fn visit_expr_mut(&mut self, expression: &mut Expr) {
        if let Expr::Macro(call) = expression
            && let Some(call) = as_call(&call.mac)
        {
            *expression = call;
        }
        visit_mut::visit_expr_mut(self, expression);
    }

    fn visit_stmt_mut(&mut self, statement: &mut Stmt) {
        if let Stmt::Macro(call) = statement {
            if let Some(half) = as_module(&call.mac) {
                *statement = Stmt::Item(half);
            } else if let Some(expression) = as_call(&call.mac) {
                *statement = Stmt::Expr(expression, call.semi_token);
            }
        }
        visit_mut::visit_stmt_mut(self, statement);
    }
}

/// One half of an interface, in `if_client!` or `if_server!`.
fn as_module(half: &syn::Macro) -> Option<Item> {
    let name = half.path.segments.last()?.ident.to_string();
    if !name.starts_with("if_") {
        return None;
    }
    let steps: Vec<_> = half.path.segments.iter().map(|step| step.ident.to_string()).collect();
    let root = half.path.leading_colon.map_or("", |_| STEP);
    let name = format_ident!("HALF_{root}{}{MARK}", steps.join(STEP));
    let items: syn::File = half.parse_body().ok()?;
    let items = items.items;
    Some(syn::parse_quote!(mod #name { #(#items)* }))
}

fn as_call(call: &syn::Macro) -> Option<Expr> {
    let arguments =
        call.parse_body_with(Punctuated::<Expr, Token![,]>::parse_terminated).ok()?.into_iter();
    let mut path = call.path.clone();
    let last = &mut path.segments.last_mut()?.ident;
    *last = format_ident!("{last}{MARK}");
    Some(syn::parse_quote!(#path(#(#arguments),*)))
}

/// Does what rustc does: takes the macro's own attribute away. A derive adds to its item.
fn expand(mut item: Item) -> TokenStream {
    match &mut item {
        Item::Struct(syn::ItemStruct { attrs, .. }) | Item::Enum(syn::ItemEnum { attrs, .. }) => {
            take(attrs, "derive").expect("`#[derive(Ndr)]`");
            crate::data::derive(item.into_token_stream())
        }
        Item::Trait(syn::ItemTrait { attrs, .. }) => {
            let Some(Meta::List(arguments)) = take(attrs, "rpc_interface") else {
                panic!("`#[rpc_interface(…)]`");
            };
            crate::interface::expand(arguments.tokens, item.into_token_stream())
        }
        _ => panic!("a snapshot is of types and interfaces"),
    }
}

fn take(attributes: &mut Vec<Attribute>, name: &str) -> Option<Meta> {
    let index = attributes.iter().position(|attribute| attribute.path().is_ident(name))?;
    Some(attributes.remove(index).meta)
}
