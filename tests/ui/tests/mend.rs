//! The mistakes whose message has a `help:`, and the edits below them.
//!
//! ```text
//! // mended
//! // - a: Vec<u8>
//! // + n: u32, #[size_is(n)] a: Vec<u8>
//! ```
//!
//! What stands behind `-` is there once, and what stands behind `+`, or nothing, is put in its place. Several lines of
//! one sign, one after another, are one text of several lines.

use std::fs;
use std::path::Path;

const START: &str = "\n// mended\n";

pub struct Edit {
    pub old: String,
    pub new: String,
}

/// Each mistake with such a message: `array/arr_02_vec_parameter`, and its source.
pub fn cases(root: &Path) -> Vec<(String, String)> {
    let mut cases = Vec::new();
    for group in entries(root) {
        for name in entries(&root.join(&group)) {
            let Some(name) = name.strip_suffix(".stderr") else {
                continue;
            };
            let path = root.join(&group).join(name);
            if !help(&read(&path.with_extension("stderr"))).is_empty() {
                cases.push((format!("{group}/{name}"), read(&path.with_extension("rs"))));
            }
        }
    }
    cases.sort();
    cases
}

/// What the macros' errors of a recorded message say to write instead.
pub fn help(message: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    let mut within = false;
    for line in message.lines() {
        if let Some(help) = line.strip_prefix("       help: ") {
            all.push(help.to_owned());
            within = true;
        } else if let Some(more) = line.strip_prefix("       ").filter(|_| within) {
            let help = all.last_mut().expect("within one");
            help.push(' ');
            help.push_str(more.trim());
        } else {
            within = false;
        }
    }
    all
}

/// The edits below a mistake, if there are any.
pub fn edits(source: &str) -> Option<Vec<Edit>> {
    let (_, block) = source.split_once(START)?;
    let mut edits: Vec<Edit> = Vec::new();
    let mut last = '+';
    for line in block.lines() {
        let line = line.strip_prefix("// ").unwrap_or(line);
        let (sign, text) = line.split_at_checked(1)?;
        let sign = sign.chars().next()?;
        if sign == '-' && last == '+' {
            edits.push(Edit { old: String::new(), new: String::new() });
        }
        let edit = edits.last_mut()?;
        let part = match sign {
            '-' => &mut edit.old,
            '+' => &mut edit.new,
            _ => return None,
        };
        if !part.is_empty() {
            part.push('\n');
        }
        part.push_str(text.strip_prefix(' ').unwrap_or(text));
        last = sign;
    }
    Some(edits)
}

/// The source with its edits, if it has some; or what is wrong with them.
pub fn mended(source: &str) -> Result<Option<String>, String> {
    let Some((before, _)) = source.split_once(START) else { return Ok(None) };
    let edits = edits(source).ok_or("an edit is lines with `// - ` and `// + `")?;
    let mut text = before.to_owned() + "\n";
    for Edit { old, new } in edits {
        if text.matches(&old).count() != 1 {
            return Err(format!("`{old}` is not there once"));
        }
        text = text.replace(&old, &new);
    }
    Ok(Some(text))
}

fn entries(folder: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let names = entries.map(|entry| entry.expect("an entry of a folder").file_name());
    names.filter_map(|name| name.into_string().ok()).collect()
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).expect("a file of text").replace("\r\n", "\n")
}
