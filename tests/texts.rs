//! Every error text of the runtime, in a file that a reviewer can read, and the convention that they keep.
//!
//! A text says the fault, then what was expected, where something was: "a NUL inside a string; expected one at its end
//! alone". The texts of the macros are in `rpc_runtime::manual::errors`. `BLESS=1 cargo test -p rpc-tests --test texts`
//! takes the present texts over.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

const LIST: &str = "docs/error-texts.md";

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        match path.is_dir() {
            true if path.ends_with("tests") => {}
            true => sources(&path, found),
            false if path.extension().is_some_and(|ext| ext == "rs") => found.push(path),
            false => {}
        }
    }
}

/// A text, with the status beside it if there is one.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Text {
    text: String,
    status: String,
}

fn literal(token: &TokenTree) -> Option<String> {
    let TokenTree::Literal(literal) = token else {
        return None;
    };
    syn::parse_str::<syn::LitStr>(&literal.to_string()).ok().map(|text| text.value())
}

/// `Status::NAME` among tokens.
fn status(tokens: &[TokenTree]) -> Option<String> {
    let at = tokens.iter().position(|token| token.to_string() == "Status")?;
    let name = tokens.get(at + 3)?.to_string();
    name.chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || c == '_').then_some(name)
}

/// The texts in some code: what makes an error is called with one, a tuple has one behind a status, and what an error is
/// made with later is named `what`, `message` or `why`.
fn collect(code: TokenStream, found: &mut BTreeSet<Text>) {
    const MAKERS: [&str; 10] = [
        "Flaw",
        "ProtocolError",
        "from_static",
        "new",
        "pipe_error",
        "bad",
        "invalid",
        "error",
        "because",
        "format",
    ];
    const NAMES: [&str; 3] = ["what", "message", "why"];
    let tokens: Vec<TokenTree> = code.into_iter().collect();
    let is_at = |i: usize, word: &str| tokens.get(i).is_some_and(|token| token.to_string() == word);
    for (i, token) in tokens.iter().enumerate() {
        if NAMES.contains(&token.to_string().as_str()) && is_at(i + 1, "=") && is_at(i + 2, "match")
        {
            arms(&tokens[i + 3..], found);
        }
        let before =
            |n: usize| i.checked_sub(n).map(|at| tokens[at].to_string()).unwrap_or_default();
        if let TokenTree::Group(group) = token {
            let inner: Vec<_> = group.stream().into_iter().collect();
            let is_test = before(2) == "mod" && before(1) == "tests" || before(1) == "#";
            let is_log = before(1) == "!"
                && [
                    "debug",
                    "warn",
                    "trace",
                    "error",
                    "assert",
                    "assert_eq",
                    "debug_assert",
                    "panic",
                    "unreachable",
                    "write",
                    "matches",
                ]
                .contains(&before(2).as_str());
            if is_test || is_log {
                continue;
            }
            let maker = if before(1) == "!" { before(2) } else { before(1) };
            let beside = status(&inner).filter(|_| group.delimiter() == Delimiter::Parenthesis);
            let made = MAKERS.contains(&maker.as_str()) || beside.is_some();
            let texts: Vec<String> = inner.iter().filter_map(literal).collect();
            if made && !texts.is_empty() && group.delimiter() == Delimiter::Parenthesis {
                let status = beside.unwrap_or_default();
                let text = match (&texts[..], maker.as_str()) {
                    ([fault, expected], "Flaw" | "ProtocolError") if !expected.is_empty() => {
                        format!("{fault}; expected {expected}")
                    }
                    ([first, ..], _) => first.clone(),
                    ([], _) => continue,
                };
                found.insert(Text { text, status });
            }
            collect(group.stream(), found);
        } else if let Some(text) = literal(token)
            && before(1) == "="
            && NAMES.contains(&before(2).as_str())
        {
            found.insert(Text { text, status: String::new() });
        }
    }
}

/// The texts that the arms of a `match` are. What it is about stands in front of the arms.
fn arms(tokens: &[TokenTree], found: &mut BTreeSet<Text>) {
    let braces = |token: &TokenTree| match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => Some(group.stream()),
        _ => None,
    };
    let arms: Vec<_> = tokens.iter().find_map(braces).into_iter().flatten().collect();
    for (i, token) in arms.iter().enumerate() {
        let is_arm = i >= 2 && arms[i - 2].to_string() == "=" && arms[i - 1].to_string() == ">";
        let block = braces(token).and_then(|block| block.into_iter().next());
        if let Some(text) = literal(block.as_ref().unwrap_or(token)).filter(|_| is_arm) {
            found.insert(Text { text, status: String::new() });
        }
    }
}

/// Whether a text says nothing but what is put into it.
fn is_frame(text: &str) -> bool {
    let outside = text.split('{').map(|part| part.split_once('}').map_or(part, |(_, rest)| rest));
    !outside.collect::<String>().contains(char::is_alphabetic)
}

fn texts() -> BTreeSet<Text> {
    let (mut files, mut found) = (Vec::new(), BTreeSet::new());
    sources(&repository().join("rpc-runtime/src"), &mut files);
    for file in files {
        let source = fs::read_to_string(&file).expect("a source");
        collect(source.parse().expect("tokens"), &mut found);
    }
    // Names of things and formats have no blank in them, or say nothing of a fault.
    found.retain(|text| text.text.contains(' ') || text.text.starts_with('['));
    found.retain(|text| !is_frame(&text.text));
    found
}

#[test]
fn the_list_of_texts_is_whole() {
    let mut list = String::from(
        "# The runtime's error texts\n\nEach says the fault, then what was expected, where something was. Names in braces are put in. \
         Some stand behind the binding that they are about. `tests/texts.rs` writes this list from the sources (`BLESS=1 cargo test -p rpc-tests --test texts`). The macros' texts \
         are in [errors.md](../rpc-runtime/src/manual/errors.md).\n\n| text | status, where it is beside the text |\n|---|---|\n",
    );
    for Text { text, status } in texts() {
        let status = if status.is_empty() { status } else { format!("`{status}`") };
        list.push_str(&format!("| {} | {status} |\n", text.replace('|', "\\|")));
    }
    let path = repository().join(LIST);
    if std::env::var_os("BLESS").is_some() {
        fs::write(&path, &list).expect("the list is written");
    }
    let there = fs::read_to_string(&path).unwrap_or_default();
    assert!(there == list, "{LIST} is not what the sources say: BLESS=1 writes it anew");
}

#[test]
fn a_text_says_the_fault_first() {
    let mut wrong = Vec::new();
    for Text { text, .. } in texts() {
        let fault = text
            .split_once("] ")
            .filter(|_| text.starts_with('['))
            .map_or(&*text, |(_, fault)| fault);
        // The package of a security context, whose texts others put into theirs.
        let fault = fault.strip_prefix("NTLM: ").unwrap_or(fault);
        let (fault, expected) = fault.split_once("; expected ").unwrap_or((fault, "-"));
        let word = fault.split(' ').next().unwrap_or_default();
        let is_lower =
            word.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit() || "`{".contains(c));
        let is_name = word.chars().all(|c| c.is_uppercase() || c.is_ascii_digit());
        let is_name = is_name || word == "Kerberos";
        if !(is_lower || is_name)
            || fault.ends_with('.')
            || fault.contains("expected")
            || expected.is_empty()
            || word == "expected"
        {
            wrong.push(text);
        }
    }
    assert!(wrong.is_empty(), "a fault, then `; expected …`:\n{}", wrong.join("\n"));
}
