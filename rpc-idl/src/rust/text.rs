//! How the source is written.

use std::collections::HashSet;

/// An empty line between items, and between the methods of a trait, in a module within too.
pub(super) fn spaced(source: &str) -> String {
    let mut text = String::new();
    let mut lines = source.lines().peekable();
    let (mut is_inner, mut is_trait) = (false, false);
    while let Some(whole) = lines.next() {
        text += whole;
        text.push('\n');
        if whole.starts_with("pub mod ") {
            is_inner = true;
            continue;
        }
        let at =
            |line: &'_ str| -> usize { if is_inner && line.starts_with("    ") { 4 } else { 0 } };
        let line = &whole[at(whole)..];
        is_trait = line.starts_with("pub trait") || is_trait && line != "}";
        let of_trait = line.strip_prefix("    ").filter(|rest| is_trait && !rest.starts_with(' '));
        let list = |line: &str| ["use ", "pub const"].into_iter().find(|at| line.starts_with(at));
        let ends =
            line == "}" || line.ends_with(';') && (list(line).is_some() || of_trait.is_some());
        let goes_on = |next: &&str| {
            let next = &next[at(next)..];
            next.is_empty() || next == "}" || list(line).is_some() && list(line) == list(next)
        };
        if ends && lines.peek().is_some_and(|next| !goes_on(next)) {
            text.push('\n');
        }
        is_inner &= whole != "}";
    }
    text
}

/// Comments as documentation: a line that is indented is no code, and a bracket no link.
pub(super) fn docs(comment: &str) -> String {
    let mut text = String::new();
    for line in comment.lines() {
        text += "/// ";
        for word in line.trim().split_inclusive(char::is_whitespace) {
            let is_link = ["http://", "https://"].iter().any(|scheme| word.starts_with(scheme));
            let link = word.trim_end();
            // What would end the link is escaped as any text.
            if is_link && !link.contains(['<', '>', '\\']) {
                text += &format!("<{link}> ");
                continue;
            }
            for c in word.chars() {
                match c {
                    '[' | ']' | '<' | '>' | '`' | '*' | '_' | '\\' => text.extend(['\\', c]),
                    c if c.is_control() => text.push(' '),
                    c => text.push(c),
                }
            }
        }
        text.truncate(text.trim_end().len());
        text.push('\n');
    }
    text
}

/// MIDL's names, for those who look for them.
pub(super) fn aliases<'n>(rust: &str, midl: impl IntoIterator<Item = &'n String>) -> String {
    let mut seen: HashSet<&str> = [rust.trim_start_matches("r#"), ""].into();
    let mut text = String::new();
    for name in midl {
        if seen.insert(name) {
            text += &format!("#[doc(alias = \"{name}\")]\n");
        }
    }
    text
}
