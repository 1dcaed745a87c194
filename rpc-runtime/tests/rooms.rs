//! The order of the rooms: a module of the crate's root imports those in front of it alone.

use std::collections::BTreeSet;
use std::path::Path;

/// From the ground up.
const ROOMS: &[&str] = &[
    "status",
    "error",
    "security",
    "syntax_id",
    "memory",
    "alloc",
    "ndr",
    "parameters",
    "interface",
    "call_span",
    "cancellation",
    "call_info",
    "context",
    "protocol",
    "transport",
    "pipe",
    "pickle",
    "management",
    "client",
    "server",
    "endpoint_mapper",
    // The door for the macros, what is shown to users, and the root itself.
    "halves",
    "generated",
    "manual",
    "lib",
];

/// The parts of a group in braces, without those within others.
fn parts(group: &str) -> Vec<String> {
    let (mut depth, mut parts) = (0, vec![String::new()]);
    for c in group.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => parts.push(String::new()),
            _ if depth == 0 => parts.last_mut().expect("the first").push(c),
            _ => {}
        }
    }
    parts
}

/// The rooms that code names.
fn named(code: &str) -> Vec<String> {
    let mut names = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        if code[..at].ends_with('$') {
            continue;
        }
        let rest = &code[at + "crate::".len()..];
        let paths = match rest.strip_prefix('{') {
            Some(group) => parts(group),
            None => vec![rest.lines().next().unwrap_or_default().to_owned()],
        };
        for path in paths.iter().map(|path| path.trim()).filter(|path| !path.is_empty()) {
            let end = path.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(path.len());
            names.push(path[..end].to_owned());
        }
    }
    names
}

fn files(folder: &Path, room: Option<&str>, each: &mut impl FnMut(&str, &Path, &str)) {
    for entry in std::fs::read_dir(folder).expect("the sources") {
        let path = entry.expect("an entry").path();
        let name = path.file_stem().and_then(|name| name.to_str()).expect("a name").to_owned();
        let room = room.unwrap_or(&name);
        if path.is_dir() {
            files(&path, Some(room), each);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            each(room, &path, &std::fs::read_to_string(&path).expect("a source"));
        }
    }
}

#[test]
fn each_room_stands_on_those_below_it() {
    let (mut met, mut wrong) = (BTreeSet::new(), Vec::new());
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), None, &mut |room, path, text| {
        let floor = ROOMS.iter().position(|known| *known == room);
        let floor = floor.unwrap_or_else(|| panic!("`{room}` has no place in the order of rooms"));
        met.insert(room.to_owned());
        let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or(text);
        let code: Vec<_> =
            code.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        for name in named(&code.join("\n")) {
            match ROOMS.iter().position(|known| *known == name) {
                Some(below) if below <= floor => {}
                // A macro belongs to the root, which itself may name all that it exports.
                None if name.starts_with("__") || room == "lib" => {}
                _ => wrong.push(format!("{}: `{name}`", path.display())),
            }
        }
    });
    assert!(wrong.is_empty(), "imports from above, or through the root:\n{}", wrong.join("\n"));
    assert_eq!(met, ROOMS.iter().map(|room| (*room).to_owned()).collect());
}
