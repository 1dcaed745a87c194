//! Any tokens for both macros: they end, with code that can be parsed or with errors that say something.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

use crate::program::Program;
use crate::source::{NONE, Source, Writer};

/// What the first byte says, if it is no program: the rest is text, as a user writes it.
pub const TEXT: u8 = 0xff;

/// Three bytes say what is done to a token, and to which; then comes a program, or a text.
pub fn run(bytes: &[u8]) {
    let Some((how, bytes)) = bytes.split_first_chunk::<3>() else { return };
    let source = match how[0] {
        TEXT => String::from_utf8_lossy(bytes).parse().ok().map(of_text),
        _ => of_program(Program::new(bytes)),
    };
    let Some((arguments, item)) = source else { return };
    let change = if how[0] == TEXT { 0 } else { how[0] };
    let place = usize::from(u16::from_le_bytes([how[1], how[2]]));
    let item = changed(item, change, place);
    match arguments {
        None => derive(item),
        Some(arguments) => interface(changed(arguments, change / 9, place), item),
    }
}

/// The macros' arguments, if it is one that has some, and its item.
type Input = (Option<TokenStream>, TokenStream);

fn of_program(program: Program<'_>) -> Option<Input> {
    // What is no tokens does not come to a macro.
    let tokens = |text: String| text.parse::<TokenStream>().ok().map(ungrouped);
    match Writer::new(program).source() {
        Source::Derive(item) => Some((None, tokens(item)?)),
        Source::Interface(arguments, item) => Some((Some(tokens(arguments)?), tokens(item)?)),
    }
}

/// `#[rpc_interface(…)]` in front says which macro it is for.
fn of_text(text: TokenStream) -> Input {
    let mut tokens: Vec<_> = text.clone().into_iter().collect();
    if let [TokenTree::Punct(hash), TokenTree::Group(attribute), ..] = &tokens[..]
        && hash.as_char() == '#'
    {
        let mut inner = attribute.stream().into_iter();
        if inner.next().is_some_and(|name| name.to_string() == "rpc_interface") {
            let arguments = match inner.next() {
                Some(TokenTree::Group(arguments)) => arguments.stream(),
                _ => TokenStream::new(),
            };
            return (Some(arguments), ungrouped(tokens.drain(2..).collect()));
        }
    }
    (None, ungrouped(text))
}

/// `__none[…]` as a group without delimiters.
fn ungrouped(tokens: TokenStream) -> TokenStream {
    let mut all: Vec<TokenTree> = Vec::new();
    for token in tokens {
        let TokenTree::Group(group) = token else {
            all.push(token);
            continue;
        };
        let inner = ungrouped(group.stream());
        let is_name = |token: &TokenTree| matches!(token, TokenTree::Ident(name) if name == NONE);
        let delimiter = match all.last().is_some_and(is_name) {
            true => {
                all.pop();
                Delimiter::None
            }
            false => group.delimiter(),
        };
        all.push(TokenTree::Group(Group::new(delimiter, inner)));
    }
    all.into_iter().collect()
}

/// Changes the token at a place, counted in depth.
fn changed(tokens: TokenStream, change: u8, place: usize) -> TokenStream {
    fn count(tokens: &TokenStream) -> usize {
        let inner = |token| match token {
            TokenTree::Group(group) => count(&group.stream()),
            _ => 0,
        };
        tokens.clone().into_iter().map(|token| 1 + inner(token)).sum()
    }
    fn walk(tokens: TokenStream, change: u8, left: &mut Option<usize>) -> TokenStream {
        let mut all: Vec<TokenTree> = Vec::new();
        let mut next = tokens.into_iter();
        while let Some(token) = next.next() {
            let here = *left == Some(0);
            *left = left.and_then(|left| left.checked_sub(1));
            if here {
                let none = |tokens| TokenTree::Group(Group::new(Delimiter::None, tokens));
                match change {
                    1 => {}
                    2 => all.extend([token.clone(), token]),
                    3 => all.push(none(token.into())),
                    4 => {
                        all.push(token);
                        // What stood behind it is gone.
                        next.by_ref().for_each(drop);
                    }
                    5 => all.extend(next.next().into_iter().chain([token])),
                    6 => match token {
                        TokenTree::Group(group) => all.extend(group.stream()),
                        token => all.push(none([token].into_iter().chain(next.next()).collect())),
                    },
                    7 => all.push(none(TokenStream::new())),
                    _ => all.extend([none(TokenStream::new()), token]),
                }
                continue;
            }
            all.push(match token {
                TokenTree::Group(group) => {
                    let inner = walk(group.stream(), change, left);
                    TokenTree::Group(Group::new(group.delimiter(), inner))
                }
                token => token,
            });
        }
        all.into_iter().collect()
    }
    match change % 9 {
        0 => tokens,
        change => {
            let place = place % count(&tokens).max(1);
            walk(tokens, change, &mut Some(place))
        }
    }
}

fn derive(item: TokenStream) {
    let output = rpc_fuzz_macros::derive(item.clone());
    parses(&output, &item);
    let errors = messages(&output);
    if syn::parse2::<syn::DeriveInput>(item.clone()).is_err() {
        assert_eq!(errors.len(), 1, "no item is one error: {item}");
    }
    said(&errors, &item.to_string());
}

fn interface(arguments: TokenStream, item: TokenStream) {
    let output = rpc_fuzz_macros::interface(arguments.clone(), item.clone());
    // syn takes a macro of a crate `default` for the beginning of an impl; rustc does not.
    if arguments.to_string().contains("crate = default") {
        return;
    }
    // What is no item comes back as it is.
    if syn::parse2::<syn::Item>(item.clone()).is_ok() {
        parses(&output, &item);
    }
    let errors = messages(&output);
    match syn::parse2::<syn::ItemTrait>(item.clone()) {
        Ok(trait_) => {
            let file: syn::File = syn::parse2(output).expect("was parsed");
            let first = file.items.first();
            let same =
                matches!(first, Some(syn::Item::Trait(first)) if first.ident == trait_.ident);
            assert!(same, "the trait itself: {item}");
        }
        // Of an attribute that cannot be read rustc says so, and the trait stands in.
        Err(_) if errors.is_empty() => {
            let file: Result<syn::File, _> = syn::parse2(output);
            let first = file.ok().and_then(|file| file.items.into_iter().next());
            assert!(matches!(first, Some(syn::Item::Trait(_))), "no trait, and no error: {item}");
        }
        Err(_) => assert_eq!(errors.len(), 1, "no trait is one error: {item}"),
    }
    said(&errors, &format!("#[rpc_interface({arguments})] {item}"));
}

/// The output is items, in the runtime's macros too.
fn parses(output: &TokenStream, item: &TokenStream) {
    // syn takes `_` for a name, which rustc never hands to a macro.
    if has_nameless(item) {
        return;
    }
    if let Err(error) = syn::parse2::<syn::File>(output.clone()) {
        panic!("an output that cannot be parsed ({error}): {output}\nof {item}");
    }
    inside(output, item);
}

fn has_nameless(item: &TokenStream) -> bool {
    let is_nameless = |name: Option<&syn::Ident>| name.is_some_and(|name| name == "_");
    let Ok(input) = syn::parse2::<syn::DeriveInput>(item.clone()) else { return false };
    let fields: Vec<_> = match &input.data {
        syn::Data::Struct(data) => data.fields.iter().collect(),
        syn::Data::Enum(data) => data.variants.iter().flat_map(|v| v.fields.iter()).collect(),
        syn::Data::Union(_) => Vec::new(),
    };
    let field = fields.iter().any(|field| is_nameless(field.ident.as_ref()));
    field || input.generics.type_params().any(|parameter| is_nameless(Some(&parameter.ident)))
}

fn inside(output: &TokenStream, item: &TokenStream) {
    let tokens: Vec<_> = output.clone().into_iter().collect();
    for three in tokens.windows(3) {
        if let [TokenTree::Ident(name), TokenTree::Punct(mark), TokenTree::Group(body)] = three
            && mark.as_char() == '!'
            && (name == "if_client" || name == "if_server")
            && let Err(error) = syn::parse2::<syn::File>(body.stream())
        {
            panic!("an output that cannot be parsed ({error}): {}\nof {item}", body.stream());
        }
    }
    for token in &tokens {
        if let TokenTree::Group(group) = token {
            inside(&group.stream(), item);
        }
    }
}

/// What `compile_error!` says, wherever it stands.
fn messages(output: &TokenStream) -> Vec<String> {
    let tokens: Vec<_> = output.clone().into_iter().collect();
    let mut all = Vec::new();
    for (i, token) in tokens.iter().enumerate() {
        match (token, tokens.get(i + 2)) {
            (TokenTree::Ident(name), Some(TokenTree::Group(text))) if name == "compile_error" => {
                let text = syn::parse2::<syn::LitStr>(text.stream()).expect("a text");
                all.push(text.value());
            }
            (TokenTree::Group(group), _) => all.extend(messages(&group.stream())),
            _ => {}
        }
    }
    all
}

/// Each error begins with its rule. Those of syn and darling have none, and no help.
fn said(errors: &[String], item: &str) {
    for error in errors {
        assert!(!error.trim().is_empty(), "an error that says nothing: {item}");
        let rule = error.strip_prefix('[').and_then(|rest| rest.split_once("] "));
        let rule = rule.is_some_and(|(rule, rest)| {
            let number = rule.split_once('-').filter(|(family, _)| family.len() == 3);
            number.is_some_and(|(_, number)| number.parse::<u32>().is_ok()) && !rest.is_empty()
        });
        let ours = error.contains("\nhelp: ") || error.contains("MIDL");
        assert!(rule || !ours, "an error without a rule: {error}\nof {item}");
    }
}
