//! `rpc-runtime/src/manual/errors.md` is made from the compile-fail cases and from what stands beside them, and
//! `docs/midl-errors.md` is compared with them. `rpc-runtime/src/manual/attributes.md` is compared with the macros'
//! table of attributes.
//!
//! A rule's right form stands between `// [ARR-02] right, for array/arr_02_vec_parameter` and `// end`, in a
//! file that `pass.rs` compiles; the case is the mistake that it is the answer to. Where
//! `docs/memory-rules.md` does not have the rule, the next comment is its sentence.
//!
//! `BLESS=1 cargo test -p rpc-tests-ui --test manual` writes `rpc-runtime/src/manual/errors.md`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

const BLESS: &str = "BLESS=1 cargo test -p rpc-tests-ui --test manual";

/// Rules of which nothing right is shown, and why.
const WITHOUT_RIGHT: &[(&str, &str)] = &[];

/// The sections, as `docs/memory-rules.md` calls its own.
const FAMILIES: [(&str, &str); 21] = [
    ("IFC", "Interfaces and their methods"),
    ("DIR", "Directions"),
    ("PTR", "Pointers"),
    ("ARR", "Arrays"),
    ("LEN", "Counts that keep themselves"),
    ("STR", "Strings"),
    ("UNI", "Unions"),
    ("ENM", "Enumerations"),
    ("STC", "Structures"),
    ("CTX", "Context handles"),
    ("RET", "Results"),
    ("PIP", "Pipes"),
    ("XMT", "Presented types"),
    ("MEM", "Memory"),
    ("ACF", "Attributes of the configuration file"),
    ("SSM", "Environments"),
    ("FUN", "Attributes of procedures"),
    ("ASY", "Calls that wait"),
    ("CBK", "Callbacks"),
    ("SEC", "Security"),
    ("LCK", "Wire locks"),
];

/// MIDL's errors that an interface here can have too, or has to have an answer to: `MIDL2004` and so on.
#[rustfmt::skip]
const CODES: [u32; 174] = [
    2004, 2009, 2030, 2031, 2032, 2033, 2034, 2038, 2040, 2041, 2042, 2043, 2044, 2045, 2047,
    2049, 2050, 2054, 2055, 2056, 2057, 2058, 2059, 2061, 2062, 2063, 2064, 2065, 2066, 2067,
    2069, 2070, 2071, 2072, 2074, 2075, 2076, 2077, 2078, 2079, 2080, 2081, 2082, 2083, 2084,
    2085, 2086, 2087, 2088, 2089, 2095, 2096, 2097, 2098, 2099, 2100, 2101, 2104, 2105, 2121,
    2122, 2123, 2124, 2126, 2135, 2136, 2137, 2139, 2143, 2145, 2147, 2152, 2158, 2159, 2160,
    2161, 2162, 2163, 2164, 2171, 2174, 2176, 2177, 2179, 2180, 2181, 2182, 2184, 2185, 2186,
    2187, 2188, 2190, 2191, 2192, 2193, 2194, 2195, 2198, 2199, 2200, 2201, 2206, 2208, 2209,
    2210, 2211, 2213, 2215, 2217, 2218, 2219, 2220, 2221, 2222, 2223, 2224, 2225, 2226, 2227,
    2228, 2229, 2230, 2231, 2232, 2235, 2236, 2237, 2238, 2239, 2241, 2243, 2245, 2248, 2249,
    2263, 2264, 2268, 2269, 2270, 2274, 2275, 2276, 2277, 2278, 2279, 2285, 2286, 2287, 2288,
    2293, 2296, 2299, 2307, 2316, 2317, 2321, 2322, 2340, 2342, 2352, 2353, 2357, 2358, 2371,
    2377, 2378, 2383, 2388, 2390, 2392, 2416, 2417, 2465,
];

const UUID: &str = "6b29fc40-ca47-1067-b31d-00dd010662da";

/// Lines of the document are no longer; nor are those of a message.
const WIDTH: usize = 110;

#[test]
fn the_index_of_errors_is_what_the_cases_say() {
    let path = workspace().join("rpc-runtime/src/manual/errors.md");
    let now = Manual::read().document();
    let bless = std::env::var_os("BLESS").is_some_and(|bless| bless != "0");
    if bless {
        fs::write(&path, &now).expect("the document is written");
    }
    let was = fs::read_to_string(&path).unwrap_or_default();
    let line = was.lines().zip(now.lines()).take_while(|(was, now)| was == now).count();
    assert!(
        was == now,
        "`rpc-runtime/src/manual/errors.md` differs from line {} on:\n is:  {}\n was: {}\nif that is meant, run `{BLESS}`",
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

/// The chapter of attributes beside the macros' table: each attribute has a section, which says where it stands.
#[test]
fn the_chapter_of_attributes_has_the_macros_table() {
    let table = attributes(&read(&workspace().join("rpc-derive/src/syntax.rs")));
    let chapter = read(&workspace().join("rpc-runtime/src/manual/attributes.md"));
    let errors = read(&workspace().join("rpc-runtime/src/manual/errors.md"));
    let sections: BTreeMap<&str, &str> =
        chapter.split("\n## `").skip(1).filter_map(|section| section.split_once("`\n")).collect();
    assert!(table.len() > 30, "the table has more than {} attributes", table.len());
    let mut wrong = Vec::new();
    for (name, places) in &table {
        let Some(text) = sections.get(name.as_str()) else {
            wrong.push(format!("`{name}` has no section"));
            continue;
        };
        let told = places_in(text);
        if told != *places {
            wrong.push(format!("`{name}` stands on {told:?}, and in the table on {places:?}"));
        }
        for part in ["\n```", "\nErrors: "] {
            if !text.contains(part) {
                wrong.push(format!("`{name}` has no {part:?}"));
            }
        }
    }
    let unknown = sections.keys().filter(|name| !table.contains_key(**name));
    wrong.extend(unknown.map(|name| format!("`{name}` is no attribute")));
    for rule in rules_in(&chapter) {
        if !chapter
            .contains(&format!("\n[{rule}]: crate::manual::errors#{}\n", rule.to_lowercase()))
        {
            wrong.push(format!("[{rule}] leads nowhere"));
        }
        if !errors.contains(&format!("\n### {rule}\n")) {
            wrong.push(format!("{rule} has no section in the index of errors"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// The rows of the macros' table: the attributes, and the places on which they may be written.
fn attributes(source: &str) -> BTreeMap<String, BTreeSet<String>> {
    let places = |list: &str| -> BTreeSet<String> {
        let names = list.split("On::").skip(1);
        let names = names.map(|rest| rest.chars().take_while(|c| c.is_alphanumeric()).collect());
        names.map(|name: String| place(&name).to_owned()).collect()
    };
    let mut lists = BTreeMap::new();
    for line in source.lines() {
        if let Some((name, list)) =
            line.strip_prefix("const ").and_then(|l| l.split_once(": &[On] = "))
        {
            lists.insert(name, places(list));
        }
    }
    let (_, table) = source.split_once("const TABLE: &[Row] = &[").expect("the table");
    let (table, _) = table.split_once("\n];").expect("its end");
    let rows = table.split("row(\"").flat_map(|part| part.split("refused(\"")).skip(1);
    rows.map(|row| {
        let (name, rest) = row.split_once("\", ").expect("a name");
        let (_, on) = rest.split_once(", ").expect("a grammar");
        let named = on.split(')').next().and_then(|name| lists.get(name));
        (name.to_owned(), named.cloned().unwrap_or_else(|| places(on)))
    })
    .collect()
}

/// What the chapter calls a place.
fn place(on: &str) -> &'static str {
    match on {
        "Structure" => "structures",
        "Enumeration" => "enumerations",
        "Union" => "unions",
        "Value" => "enumerations' values",
        "Arm" => "arms",
        "Field" => "fields",
        "ArmField" => "arms' fields",
        "Method" => "methods",
        "Parameter" => "parameters",
        "HandleType" => "types of context handles",
        "Ndr" => "`#[ndr(…)]`",
        "Interface" => "interfaces",
        _ => panic!("the chapter has no word for {on}"),
    }
}

/// The places of which a section says that the attribute stands there, or is refused there by a rule of its own.
fn places_in(section: &str) -> BTreeSet<String> {
    let line = section.lines().find(|line| line.starts_with("Stands on: ")).unwrap_or_default();
    let (stands, refused) = line.split_once(". Refused on: ").unwrap_or((line, ""));
    let refused = refused.split(" (").next().unwrap_or_default();
    let stands = stands.trim_start_matches("Stands on: ");
    let all =
        stands.split(", ").chain(refused.split(", ")).map(|place| place.trim_end_matches('.'));
    all.filter(|place| !place.is_empty() && *place != "nothing").map(str::to_owned).collect()
}

#[test]
fn what_becomes_of_each_error_of_midls_is_true() {
    let manual = Manual::read();
    let (rules, Manual { cases, sentences, .. }) = (manual.rules(), manual);
    let text = read(&workspace().join("docs/midl-errors.md"));
    let mut wrong = Vec::new();
    let mut there = Vec::new();
    for line in text.lines().filter(|line| line.starts_with("| MIDL")) {
        let cells: Vec<&str> = line.trim_matches(['|', ' ']).split(" | ").collect();
        let [code, mistake, state, place] = cells[..] else {
            wrong.push(format!("not four cells: {line}"));
            continue;
        };
        there.push(code.to_owned());
        if mistake.is_empty() || place.is_empty() {
            wrong.push(format!("{code} says nothing"));
        }
        // In front are the cases; the words behind them may link what is refused otherwise, or not yet.
        let (first, _) = place.split_once("; ").unwrap_or((place, ""));
        let mut refused = 0;
        for name in links(place) {
            let case = cases.iter().find(|case| case.name == name);
            if !place.contains(&format!("[`{name}`]")) || case.is_none() {
                wrong.push(format!("{code} links `{name}`, which is no case"));
            }
            let Some(case) = case.filter(|_| links(first).any(|first| first == name)) else {
                continue;
            };
            refused += 1;
            if state == "named" && !says(&case.message).contains(code) {
                wrong.push(format!("{code}: `{name}` does not name it"));
            }
        }
        for rule in place.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-') {
            if is_rule(rule) && !sentences.contains_key(rule) && !rules.contains(rule) {
                wrong.push(format!("{code}: there is no rule {rule}"));
            }
        }
        let named = cases.iter().find(|case| says(&case.message).contains(code));
        let fits = match state {
            "named" => refused > 0,
            "refused" => refused > 0 && named.is_none(),
            "legal" | "no syntax" | "run time" => refused == 0 && named.is_none(),
            _ => false,
        };
        if !fits {
            let named = named.map_or("no case", |case| &case.name);
            wrong.push(format!("{code} is not \"{state}\"; its code is in the message of {named}"));
        }
    }
    for name in links(&text).filter(|name| !cases.iter().any(|case| case.name == *name)) {
        wrong.push(format!("`{name}` is linked, and is no case"));
    }
    let wanted = CODES.map(|code| format!("MIDL{code}"));
    if there != wanted {
        wrong.push("the rows are not those of `CODES`, in their order".to_owned());
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// The cases that a text links.
fn links(text: &str) -> impl Iterator<Item = &str> {
    text.split("(../tests/ui/").skip(1).filter_map(|rest| rest.split(".rs)").next())
}

/// The codes that are named of the mistake itself: a note names those of others, too.
fn says(message: &str) -> BTreeSet<String> {
    message.lines().filter(|line| !line.contains("= note: ")).flat_map(codes_in).collect()
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
            "The compiler's errors, and what to write instead.\n\n\
             A message of the macros begins with a rule, as in `[ARR-02]`. Here is each rule that a\n\
             mistake in the source can break: a mistake, the message, and the right form. A number like\n\
             MIDL2105 is that of MIDL's error for the same mistake. In the project, `docs/midl-errors.md` says\n\
             of 174 of them what becomes of each, and `docs/memory-rules.md` has the rules that only a\n\
             running program can break, too.\n\n\
             A test makes this file from the compile-fail cases in `tests/ui`, which are compiled with\n\
             these messages, and from the forms in `tests/ui/legal`, which are compiled too. Every file\n\
             here has `use rpc_runtime::prelude::*;`, and every interface a uuid of its own.\n\n",
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
        let _ =
            write!(text, "\n### {rule}\n\n{}\n", wrapped(&escaped(&sentence_like(&sentence)), ""));
        let _ = write!(
            text,
            "Wrong (`tests/ui/{0}.rs`):\n\n```rs\n{1}```\n\n```text\n{2}```\n\n",
            case.name,
            snippet(&case.source),
            case.message_about(rule),
        );
        match right {
            Some(right) => {
                let _ = write!(text, "Right:\n\n```rs\n{}```\n", right.source);
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
                text.push_str(&wrapped(&format!("- {}", escaped(&message)), "  "));
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

/// Text in which `[in]` is no link, but in code.
fn escaped(text: &str) -> String {
    let parts = text.split('`').enumerate().map(|(at, part)| match at % 2 {
        0 => part.replace('[', "\\[").replace(']', "\\]"),
        _ => part.to_owned(),
    });
    parts.collect::<Vec<_>>().join("`")
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
    // Below it are the edits of `mend.rs`.
    for line in source.lines().take_while(|line| *line != "// mended") {
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
