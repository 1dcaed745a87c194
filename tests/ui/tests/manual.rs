//! `docs/errors.md` is made from the compile-fail cases and from what stands beside them, and
//! `docs/midl-errors.md` is compared with them.
//!
//! A rule's right form stands between `// [ARR-02] right, for array/arr_02_vec_parameter` and `// end`, in a
//! file that `pass.rs` compiles; the case is the mistake that it is the answer to. Where
//! `docs/memory-rules.md` does not have the rule, the next comment is its sentence.
//!
//! `BLESS=1 cargo test -p rpc-tests-ui --test manual` writes `docs/errors.md`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

const BLESS: &str = "BLESS=1 cargo test -p rpc-tests-ui --test manual";

/// Rules of which nothing right is shown, and why.
const WITHOUT_RIGHT: &[(&str, &str)] = &[];

/// The sections, as `docs/memory-rules.md` calls its own.
const FAMILIES: [(&str, &str); 14] = [
    ("IFC", "Interfaces and their methods"),
    ("DIR", "Directions"),
    ("PTR", "Pointers"),
    ("ARR", "Arrays"),
    ("STR", "Strings"),
    ("UNI", "Unions"),
    ("ENM", "Enumerations"),
    ("STC", "Structures"),
    ("RET", "Results"),
    ("PIP", "Pipes"),
    ("XMT", "Presented types"),
    ("MEM", "Memory"),
    ("ACF", "Memory attributes"),
    ("SSM", "Environments"),
];

const UUID: &str = "6b29fc40-ca47-1067-b31d-00dd010662da";

/// Lines of the document are no longer; nor are those of a message.
const WIDTH: usize = 110;

#[test]
fn the_index_of_errors_is_what_the_cases_say() {
    let path = workspace().join("docs/errors.md");
    let now = Manual::read().document();
    let bless = std::env::var_os("BLESS").is_some_and(|bless| bless != "0");
    if bless {
        fs::write(&path, &now).expect("the document is written");
    }
    let was = fs::read_to_string(&path).unwrap_or_default();
    let line = was.lines().zip(now.lines()).take_while(|(was, now)| was == now).count();
    assert!(
        was == now,
        "`docs/errors.md` differs from line {} on:\n is:  {}\n was: {}\nif that is meant, run `{BLESS}`",
        line + 1,
        now.lines().nth(line).unwrap_or_default(),
        was.lines().nth(line).unwrap_or_default(),
    );
}

#[test]
fn every_rule_that_a_message_names_has_a_section_and_a_right_form() {
    let manual = Manual::read();
    let document = manual.document();
    let sections: BTreeSet<&str> =
        document.lines().filter_map(|line| line.strip_prefix("### ")).collect();
    let mut wrong = Vec::new();
    for case in &manual.cases {
        for rule in rules_in(&case.message) {
            if !sections.contains(rule.as_str()) {
                wrong.push(format!("{}: {rule} has no section", case.name));
            }
        }
    }
    for rule in manual.rules() {
        let reason = WITHOUT_RIGHT.iter().any(|(other, _)| *other == rule);
        if manual.right.contains_key(&rule) == reason {
            wrong.push(format!(
                "{rule} needs a right form, or a reason in `WITHOUT_RIGHT`; one of them"
            ));
        }
    }
    for (rule, right) in &manual.right {
        let Some(case) = manual.cases.iter().find(|case| case.name == right.case) else {
            wrong.push(format!("{rule} is right for {}, which is no case", right.case));
            continue;
        };
        if !case.is_about(rule) {
            wrong.push(format!("{rule} is right for {}, a case of another rule", right.case));
        }
        if manual.sentences.contains_key(rule) != right.sentence.is_empty() {
            wrong.push(format!("{rule} needs a sentence, in the table or at its right form"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// A mistake and its messages.
struct Case {
    /// `array/arr_02_vec_parameter`.
    name: String,
    /// That of its first line, else of its name.
    rule: Option<String>,
    source: String,
    message: String,
}

impl Case {
    fn is_about(&self, rule: &str) -> bool {
        self.rule.as_deref() == Some(rule) || rules_in(&self.message).contains(rule)
    }

    /// What it says about the rule: the first message that names it, or else the first one.
    fn message_about(&self, rule: &str) -> String {
        let tag = format!("[{rule}]");
        let mut messages: Vec<_> = messages(&self.message).collect();
        messages.sort_by_key(|message| !message.contains(&tag));
        messages.first().cloned().unwrap_or_default()
    }
}

/// What to write instead.
struct Right {
    case: String,
    sentence: String,
    source: String,
}

struct Manual {
    cases: Vec<Case>,
    right: BTreeMap<String, Right>,
    /// The rules' sentences of `docs/memory-rules.md`.
    sentences: BTreeMap<String, String>,
}

impl Manual {
    fn read() -> Self {
        let cases = cases();
        let mut right = BTreeMap::new();
        for path in files(Path::new(env!("CARGO_MANIFEST_DIR"))) {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if name.starts_with("pass_") || path.parent().is_some_and(|of| of.ends_with("legal")) {
                for (rule, form) in right_forms(&read(&path)) {
                    assert!(
                        right.insert(rule.clone(), form).is_none(),
                        "{rule} has two right forms"
                    );
                }
            }
        }
        Self { cases, right, sentences: sentences() }
    }

    fn rules(&self) -> BTreeSet<String> {
        let named = self.cases.iter().flat_map(|case| rules_in(&case.message));
        named.chain(self.cases.iter().filter_map(|case| case.rule.clone())).collect()
    }

    /// The case that the right form is the answer to; else the shortest one whose message names the rule.
    fn example(&self, rule: &str) -> &Case {
        if let Some(right) = self.right.get(rule)
            && let Some(case) = self.cases.iter().find(|case| case.name == right.case)
        {
            return case;
        }
        let about = self.cases.iter().filter(|case| case.is_about(rule));
        about
            .min_by_key(|case| {
                (!rules_in(&case.message).contains(rule), case.source.len(), &case.name)
            })
            .expect("a rule has a case")
    }

    fn document(&self) -> String {
        let mut text = String::from(
            "# Errors, and what to write instead\n\n\
             A message of the macros begins with a rule, as in `[ARR-02]`. Here is each rule that a mistake\n\
             in the source can break: a mistake, the message, and the right form. A number like MIDL2105 is\n\
             that of MIDL's error for the same mistake; [midl-errors.md](midl-errors.md) has all of them.\n\
             [memory-rules.md](memory-rules.md) has the rules that only a running program can break, too.\n\n\
             A test makes this file from the compile-fail cases in `tests/ui`, which are compiled with these\n\
             messages, and from the forms in `tests/ui/legal`, which are compiled too. Every file here has\n\
             `use rpc_runtime::prelude::*;`, and every interface a uuid of its own.\n\n",
        );
        let rules = self.rules();
        let of = |family: &str| {
            let prefix = format!("{family}-");
            rules.iter().filter(move |rule| rule.starts_with(&prefix)).cloned().collect::<Vec<_>>()
        };
        for (family, title) in FAMILIES {
            let links: Vec<_> = of(family)
                .iter()
                .map(|rule| format!("[{}](#{})", &rule[family.len() + 1..], rule.to_lowercase()))
                .collect();
            let line = format!("- {title}, {family}: {}", links.join(", "));
            text.push_str(&wrapped(&line, "  "));
        }
        let mut written = 0;
        for (family, title) in FAMILIES {
            let _ = write!(text, "\n## {title}\n");
            for rule in of(family) {
                self.section(&rule, &mut text);
                written += 1;
            }
        }
        assert_eq!(written, rules.len(), "a rule of {rules:?} is of no family");
        text
    }

    fn section(&self, rule: &str, text: &mut String) {
        let case = self.example(rule);
        let right = self.right.get(rule);
        let sentence = self.sentence(rule, case);
        let _ = write!(text, "\n### {rule}\n\n{}\n", wrapped(&sentence_like(&sentence), ""));
        let _ = write!(
            text,
            "Wrong, [`{0}`](../tests/ui/{0}.rs):\n\n```rust\n{1}```\n\n```text\n{2}```\n\n",
            case.name,
            snippet(&case.source),
            case.message_about(rule),
        );
        match right {
            Some(right) => {
                let _ = write!(text, "Right:\n\n```rust\n{}```\n", right.source);
            }
            None => {
                let reason = WITHOUT_RIGHT.iter().find(|(other, _)| *other == rule);
                let _ =
                    writeln!(text, "{}", reason.map_or("Nothing is shown.", |(_, reason)| reason));
            }
        }
        let others = self.other_messages(rule, case);
        if !others.is_empty() {
            text.push_str("\nOther messages of this rule:\n\n");
            for message in others {
                text.push_str(&wrapped(&format!("- {message}"), "  "));
            }
        }
        let codes = self.codes(rule);
        if !codes.is_empty() {
            let _ = write!(text, "\n{}", wrapped(&format!("MIDL: {}.", codes.join(", ")), ""));
        }
    }

    fn sentence(&self, rule: &str, case: &Case) -> String {
        if let Some(sentence) = self.sentences.get(rule) {
            let other = sentence.strip_prefix("As ").and_then(|other| self.sentences.get(other));
            return other.map_or(sentence.clone(), |other| format!("{sentence}: {other}"));
        }
        match self.right.get(rule) {
            Some(right) if !right.sentence.is_empty() => right.sentence.clone(),
            _ if case.rule.as_deref() == Some(rule) => mistake(&case.source),
            _ => headline(&case.message_about(rule), rule).unwrap_or_default(),
        }
    }

    /// The first lines of what else is said about the rule, without those that differ in a name alone.
    fn other_messages(&self, rule: &str, example: &Case) -> Vec<String> {
        let shape = |line: &str| {
            let parts = line.split('`').enumerate();
            parts.map(|(at, part)| if at % 2 == 0 { part } else { "" }).collect::<String>()
        };
        let mut seen: BTreeSet<String> = BTreeSet::new();
        for block in example.message.split("\n\n") {
            seen.extend(headline(block, rule).as_deref().map(shape));
        }
        let mut others = Vec::new();
        for case in &self.cases {
            for block in case.message.split("\n\n") {
                let Some(line) = headline(block, rule) else {
                    continue;
                };
                if seen.insert(shape(&line)) {
                    others.push(line);
                }
            }
        }
        others
    }

    /// The codes of MIDL's that messages of the rule name.
    fn codes(&self, rule: &str) -> Vec<String> {
        let tag = format!("[{rule}]");
        let all = self.cases.iter().flat_map(|case| case.message.split("\n\n"));
        let codes: BTreeSet<String> =
            all.filter(|block| block.contains(&tag)).flat_map(codes_in).collect();
        codes.into_iter().collect()
    }
}

fn workspace() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.ancestors().nth(2).expect("the workspace").to_owned()
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).expect("a file of text").replace("\r\n", "\n")
}

/// All files below, in an order that is the same everywhere.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<_> = fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry of it").path())
        .collect();
    entries.sort();
    let mut files = Vec::new();
    for path in entries {
        if path.is_dir() {
            files.extend(self::files(&path));
        } else {
            files.push(path);
        }
    }
    files
}

/// The cases that are compiled; what is pending is no promise.
fn cases() -> Vec<Case> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut cases = Vec::new();
    for path in files(root) {
        let message = path.with_extension("stderr");
        let name = path.strip_prefix(root).expect("below the root").with_extension("");
        let name = name.to_str().expect("names of cases are text").replace('\\', "/");
        if path.extension().is_none_or(|of| of != "rs")
            || !message.exists()
            || name.starts_with("pending/")
        {
            continue;
        }
        let source = read(&path);
        let first = source.lines().next().and_then(|line| line.strip_prefix("//! ["));
        let rule = match first.and_then(|line| line.split_once(']')) {
            Some((rule, _)) if is_rule(rule) => Some(rule.to_owned()),
            _ => rule_of_name(&name),
        };
        cases.push(Case { name, rule, source, message: read(&message) });
    }
    assert!(cases.len() > 600, "there are more than {} cases", cases.len());
    cases
}

fn is_rule(text: &str) -> bool {
    text.split_once('-').is_some_and(|(family, number)| {
        family.len() == 3
            && family.bytes().all(|byte| byte.is_ascii_uppercase())
            && number.len() == 2
            && number.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// `ARR-02` of `array/arr_02_buffer`.
fn rule_of_name(name: &str) -> Option<String> {
    let file = name.rsplit('/').next()?;
    let rule = file.get(..6)?.to_uppercase().replace('_', "-");
    is_rule(&rule).then_some(rule)
}

fn rules_in(message: &str) -> BTreeSet<String> {
    let tags = message.split('[').skip(1).filter_map(|rest| rest.split_once(']'));
    tags.map(|(tag, _)| tag).filter(|tag| is_rule(tag)).map(str::to_owned).collect()
}

fn codes_in(message: &str) -> BTreeSet<String> {
    let behind = message.split("MIDL").skip(1);
    let numbers =
        behind.map(|rest| rest.chars().take_while(char::is_ascii_digit).collect::<String>());
    numbers.filter(|number| number.len() == 4).map(|number| format!("MIDL{number}")).collect()
}

/// The compiler's messages: what each says, its own notes, and nothing of where it points to.
fn messages(stderr: &str) -> impl Iterator<Item = String> {
    let starts = stderr.split("\n\n").filter(|block| block.starts_with("error"));
    starts.map(|block| {
        let mut text = String::new();
        for line in block.lines().take_while(|line| !line.trim_start().starts_with("-->")) {
            text.push_str(&wrapped(line.trim(), "    "));
        }
        for line in block.lines() {
            let Some(note) = line.trim_start().strip_prefix("= note: ") else {
                continue;
            };
            // What the compiler says of itself helps nobody here.
            let is_the_compilers =
                ["required for", "this error originates", "`#[", "expected", "the full"]
                    .iter()
                    .any(|start| note.starts_with(start));
            if !is_the_compilers {
                text.push_str(&wrapped(&format!("note: {note}"), "    "));
            }
        }
        text
    })
}

/// A message's first line behind its rule, if that is this one.
fn headline(message: &str, rule: &str) -> Option<String> {
    let line = message.lines().next()?;
    line.split_once(&format!("[{rule}] ")).map(|(_, rest)| rest.to_owned())
}

/// The first line of a case, without its rule and codes.
fn mistake(source: &str) -> String {
    let line = source.lines().next().unwrap_or_default().trim_start_matches("//! ");
    let line = line.split_once("] ").map_or(line, |(_, rest)| rest);
    match line.strip_prefix('(').and_then(|rest| rest.split_once(") ")) {
        Some((_, rest)) => rest.to_owned(),
        None => line.to_owned(),
    }
}

/// A capital in front, and a full stop behind.
fn sentence_like(text: &str) -> String {
    let mut letters = text.chars();
    let first: String =
        letters.next().map(|first| first.to_uppercase().collect()).unwrap_or_default();
    let stop = if text.ends_with(['.', '!', '?']) { "" } else { "." };
    format!("{first}{}{stop}", letters.as_str())
}

/// A case without what all cases have.
fn snippet(source: &str) -> String {
    let mut lines: Vec<&str> = Vec::new();
    for line in source.lines() {
        let is_everywhere = line.starts_with("//!")
            || line == "use rpc_runtime::prelude::*;"
            || line == "fn main() {}";
        let is_second_blank = line.is_empty() && lines.last().is_none_or(|last| last.is_empty());
        if !is_everywhere && !is_second_blank {
            lines.push(line);
        }
    }
    plain(&lines)
}

fn plain(lines: &[&str]) -> String {
    let text = lines.join("\n").trim_end().replace(&format!("uuid = \"{UUID}\""), "uuid = \"…\"");
    text + "\n"
}

/// What stands between `// [ARR-02] right, for …` and `// end`.
fn right_forms(source: &str) -> Vec<(String, Right)> {
    let mut forms = Vec::new();
    let mut lines = source.lines();
    while let Some(line) = lines.next() {
        let Some((rule, case)) = line
            .trim_start()
            .strip_prefix("// [")
            .and_then(|rest| rest.split_once("] right, for "))
        else {
            continue;
        };
        let indent = line.len() - line.trim_start().len();
        let body: Vec<&str> = lines
            .by_ref()
            .take_while(|line| line.trim() != "// end")
            .map(|line| line.get(indent..).unwrap_or_default())
            .collect();
        let comments = body.iter().take_while(|line| line.starts_with("// ")).count();
        let sentence: Vec<&str> =
            body[..comments].iter().map(|line| line.trim_start_matches("// ")).collect();
        let source = plain(&body[comments..]);
        assert!(source.len() > 1, "{rule} has an empty right form");
        forms.push((
            rule.to_owned(),
            Right { case: case.to_owned(), sentence: sentence.join(" "), source },
        ));
    }
    forms
}

/// The rows `| ARR-02 | how it is expressed | tests |` of `docs/memory-rules.md`.
fn sentences() -> BTreeMap<String, String> {
    let text = read(&workspace().join("docs/memory-rules.md"));
    let mut sentences = BTreeMap::new();
    for line in text.lines().filter(|line| line.starts_with("| ")) {
        let cells: Vec<&str> = line.trim_matches(['|', ' ']).split(" | ").collect();
        if let [rule, how, _] = cells[..]
            && is_rule(rule)
        {
            sentences.insert(rule.to_owned(), how.to_owned());
        }
    }
    sentences
}

/// Lines that are not too long; those behind the first are indented.
fn wrapped(text: &str, indent: &str) -> String {
    let mut lines = String::new();
    let mut width = 0;
    for word in text.split(' ') {
        let length = word.chars().count();
        if width > 0 && width + 1 + length > WIDTH {
            lines.push('\n');
            lines.push_str(indent);
            width = indent.len();
        } else if width > 0 {
            lines.push(' ');
            width += 1;
        }
        lines.push_str(word);
        width += length;
    }
    lines.push('\n');
    lines
}
