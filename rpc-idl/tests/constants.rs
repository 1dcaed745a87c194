//! Constant expressions against a C compiler: its answers of a fixed table, and if one is here, of random ones.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use rpc_idl::{Importer, Value};

/// What `rpc-idl` makes of each expression; `None` if it reports an error.
fn ours(expressions: &[String]) -> Vec<Option<i128>> {
    let mut idl = String::new();
    for (n, expression) in expressions.iter().enumerate() {
        writeln!(idl, "const hyper C{n} = {expression};").unwrap();
    }
    let imported =
        Importer::new().reader(move |_| Ok(idl.clone().into_bytes())).import(["constants.idl"]);
    let mut all = vec![None; expressions.len()];
    for constant in &imported.model.constants {
        let Value::Integer { value, .. } = constant.value else { panic!("{constant:?}") };
        all[constant.name.text[1..].parse::<usize>().unwrap()] = Some(value);
    }
    all
}

/// What `cc` makes of each, with Windows' types; `None` without `cc`.
fn c(expressions: &[&String]) -> Option<Vec<i128>> {
    let mut program = String::from("#include <stdio.h>\nint main(void) {\n");
    for expression in expressions {
        writeln!(program, "printf(\"%lld\\n\", (long long)({}));", in_c(expression)).unwrap();
    }
    program += "return 0; }\n";
    let folder = std::env::temp_dir().join(format!(
        "rpc-idl-constants-{}-{}",
        std::process::id(),
        expressions.len()
    ));
    std::fs::create_dir_all(&folder).unwrap();
    let (source, built) = (folder.join("c.c"), folder.join("c"));
    std::fs::write(&source, program).unwrap();
    // Overflow of signed numbers wraps, as it does here.
    let compiled = Command::new("cc")
        .args(["-w", "-fwrapv", "-fsigned-char", "-O0", "-o"])
        .arg(&built)
        .arg(&source)
        .status();
    let output = match compiled {
        Ok(status) => {
            assert!(status.success(), "cc does not take {}", source.display());
            Command::new(&built).output().unwrap()
        }
        Err(_) => return None,
    };
    std::fs::remove_dir_all(&folder).unwrap();
    let lines = String::from_utf8(output.stdout).unwrap();
    Some(lines.lines().map(|line| line.parse().unwrap()).collect())
}

/// `long` has 32 bits on Windows, and `hyper` is IDL's.
fn in_c(expression: &str) -> String {
    expression.replace("hyper)", "long long )").replace("long)", "int)").replace("small)", "char)")
}

struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % n
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }

    fn expression(&mut self, depth: usize) -> String {
        const LITERALS: [&str; 24] = [
            "0",
            "1",
            "2",
            "3",
            "7",
            "31",
            "100",
            "0x7f",
            "0xff",
            "0x80",
            "0x7fffffff",
            "0x80000000",
            "0xffffffff",
            "2147483648",
            "4294967296",
            "1u",
            "0x80000000u",
            "1ll",
            "0x7fffffffffffffff",
            "0x8000000000000000",
            "18446744073709551615ull",
            "017",
            "'a'",
            "'\\377'",
        ];
        const OPERATORS: [&str; 18] = [
            "+", "-", "*", "/", "%", "&", "|", "^", "<<", ">>", "==", "!=", "<", ">", "<=", ">=",
            "&&", "||",
        ];
        const CASTS: [&str; 9] = [
            "(small)",
            "(unsigned char)",
            "(short)",
            "(unsigned short)",
            "(long)",
            "(unsigned long)",
            "(hyper)",
            "(unsigned hyper)",
            "(char)",
        ];
        match self.below(if depth == 0 { 1 } else { 9 }) {
            0 => self.one(&LITERALS).to_owned(),
            1 => format!("{} {}", self.one(&["-", "~", "!", "+"]), self.operand(depth - 1)),
            2 => format!("{} {}", self.one(&CASTS), self.operand(depth - 1)),
            3 => {
                let [a, b, c] = [0; 3].map(|_| self.expression(depth - 1));
                format!("({a}) ? {b} : {c}")
            }
            // With precedence as it comes, too.
            4 => {
                let (a, operator) = (self.operand(depth - 1), self.one(&OPERATORS));
                let (b, other) = (self.operand(depth - 1), self.one(&OPERATORS));
                format!("{a} {operator} {b} {other} {}", self.operand(depth - 1))
            }
            _ => format!(
                "{} {} {}",
                self.operand(depth - 1),
                self.one(&OPERATORS),
                self.operand(depth - 1)
            ),
        }
    }

    fn operand(&mut self, depth: usize) -> String {
        let expression = self.expression(depth);
        let is_literal = expression.chars().all(|c| c.is_alphanumeric());
        if is_literal { expression } else { format!("({expression})") }
    }

    fn expressions(&mut self, n: usize) -> Vec<String> {
        (0..n).map(|n| self.expression(1 + n % 4)).collect()
    }
}

fn golden() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/constants.txt")
}

#[test]
fn two_hundred_answers_of_a_c_compiler() {
    if std::env::var_os("BLESS").is_some() {
        let all = Random(7).expressions(600);
        let sound: Vec<&String> = all
            .iter()
            .zip(ours(&all))
            .filter_map(|(of, value)| value.map(|_| of))
            .take(200)
            .collect();
        let answers = c(&sound).expect("a C compiler");
        let rows = sound
            .iter()
            .zip(answers)
            .map(|(expression, answer)| format!("{expression}\t{answer}\n"));
        std::fs::write(golden(), rows.collect::<String>()).unwrap();
    }
    let rows = std::fs::read_to_string(golden()).unwrap();
    let (expressions, answers): (Vec<String>, Vec<i128>) = rows
        .lines()
        .map(|row| row.split_once('\t').unwrap())
        .map(|(expression, answer)| (expression.to_owned(), answer.parse::<i128>().unwrap()))
        .unzip();
    assert_eq!(expressions.len(), 200);
    for ((expression, answer), ours) in expressions.iter().zip(answers).zip(ours(&expressions)) {
        assert_eq!(ours, Some(answer), "{expression}");
    }
}

#[test]
fn ten_thousand_random_expressions() {
    let all = Random(0x9e37_79b9_7f4a_7c15).expressions(14_000);
    let values = ours(&all);
    // The others divide by zero or shift too far, and C says nothing of them.
    let sound: Vec<(&String, i128)> = all
        .iter()
        .zip(&values)
        .filter_map(|(of, value)| value.map(|value| (of, value)))
        .take(10_000)
        .collect();
    assert_eq!(sound.len(), 10_000, "too many errors");
    let expressions: Vec<&String> = sound.iter().map(|(of, _)| *of).collect();
    let Some(answers) = c(&expressions) else {
        println!("no C compiler here");
        return;
    };
    for ((expression, ours), answer) in sound.into_iter().zip(answers) {
        assert_eq!(ours, answer, "{expression}");
    }
}
