//! What a message says to write instead compiles: each mistake with a `help:` has edits below it (see
//! `mend.rs`), which are the help's words applied to it. `build.rs` applies them, and all of it is compiled here.
#![allow(warnings, clippy::all, clippy::pedantic)]

use std::path::Path;

#[path = "mend.rs"]
mod mend;

mod cases {
    include!(concat!(env!("OUT_DIR"), "/mended.rs"));
}

/// Names in a help that stand for the user's own.
fn is_placeholder(token: &str) -> bool {
    let name = token.trim_start_matches('\'');
    token.trim_matches('"') == "…"
        || matches!(name, "Name" | "Node" | "Other" | "Reader")
        || name.len() == 1 && name.starts_with(char::is_alphabetic)
}

#[test]
fn what_a_message_says_to_write_is_right() {
    let mut wrong = Vec::new();
    for (name, source) in mend::cases(Path::new(env!("CARGO_MANIFEST_DIR"))) {
        match mend::mended(&source) {
            Err(why) => wrong.push(format!("{name}: {why}")),
            Ok(None) => {
                wrong.push(format!("{name}: its message has a `help:`, and nothing applies it"))
            }
            Ok(Some(_)) => {
                let edits = mend::edits(&source).unwrap_or_default();
                let message = std::fs::read_to_string(
                    Path::new(env!("CARGO_MANIFEST_DIR")).join(&name).with_extension("stderr"),
                );
                for help in mend::help(&message.unwrap_or_default()) {
                    if !edits.iter().any(|edit| follows(&help, edit)) {
                        wrong.push(format!("{name}: no edit does what is said: {help}"));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Whether the edit is one that the help speaks of: it puts in a code of the help's, or takes something away.
fn follows(help: &str, edit: &mend::Edit) -> bool {
    // It says what there is, and any of it will do.
    if help.starts_with("an attribute expression is made of") {
        return true;
    }
    let codes: Vec<&str> = help.split('`').skip(1).step_by(2).collect();
    let new = tokens(&edit.new);
    let there = |code: &&str| {
        let code = tokens(code);
        (0..new.len()).any(|at| starts_with(&new[at..], &code))
    };
    let removes = ["remove", "leave", "drop", "keep", "without", "once", "move"];
    codes.is_empty()
        || codes.iter().any(there)
        || edit.new.len() < edit.old.len() && removes.iter().any(|word| help.contains(word))
}

fn tokens(text: &str) -> Vec<&str> {
    let is_part =
        |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '\'' | '"' | '…');
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let end = if is_part(first) {
            rest.find(|letter| !is_part(letter)).unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        tokens.push(&rest[..end]);
        rest = rest[end..].trim_start();
    }
    tokens
}

/// Whether the code stands at the start, any tokens in place of a placeholder.
fn starts_with(text: &[&str], code: &[&str]) -> bool {
    let Some((first, code)) = code.split_first() else { return true };
    if is_placeholder(first) {
        return (1..=text.len()).any(|n| starts_with(&text[n..], code));
    }
    text.first() == Some(first) && starts_with(&text[1..], code)
}
