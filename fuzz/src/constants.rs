//! Constant expressions: a program writes one, and Rust's own integers say what it is.

use std::io::ErrorKind;

use rpc_idl::{Importer, Value};

use crate::program::Program;

/// A number of one of C's four types behind its promotion.
#[derive(Clone, Copy, Debug)]
enum Number {
    Int(i32),
    Unsigned(u32),
    Long(i64),
    UnsignedLong(u64),
}

use Number::{Int, Long, Unsigned, UnsignedLong};

impl Number {
    fn bits(self) -> u64 {
        match self {
            Int(n) => n as u64,
            Unsigned(n) => n.into(),
            Long(n) => n as u64,
            UnsignedLong(n) => n,
        }
    }

    fn is_true(self) -> bool {
        self.bits() != 0
    }

    fn rank(self) -> usize {
        match self {
            Int(_) => 0,
            Unsigned(_) => 1,
            Long(_) => 2,
            UnsignedLong(_) => 3,
        }
    }

    fn of_rank(self, rank: usize) -> Number {
        let bits = self.bits();
        match rank {
            0 => Int(bits as i32),
            1 => Unsigned(bits as u32),
            2 => Long(bits as i64),
            _ => UnsignedLong(bits),
        }
    }
}

const OPERATORS: [&str; 18] = [
    "+", "-", "*", "/", "%", "&", "|", "^", "<<", ">>", "==", "!=", "<", ">", "<=", ">=", "&&",
    "||",
];
const CASTS: [&str; 9] = [
    "small",
    "unsigned char",
    "short",
    "unsigned short",
    "long",
    "unsigned long",
    "hyper",
    "unsigned hyper",
    "boolean",
];

/// What C leaves undefined.
#[derive(Clone, Copy, Debug)]
struct Undefined;

type Result = std::result::Result<Number, Undefined>;

struct Writer<'a> {
    program: Program<'a>,
    text: String,
}

impl Writer<'_> {
    /// `live`: C evaluates it. What is not evaluated has a type, and is never undefined.
    fn expression(&mut self, depth: usize, live: bool) -> Result {
        match if depth == 0 { 0 } else { self.program.below(8) } {
            0 | 1 => Ok(self.literal()),
            2 => {
                let operator = self.program.pick(&["-", "+", "~", "!"]);
                self.text += operator;
                let value = self.operand(depth, live)?;
                Ok(match (operator, value) {
                    ("!", value) => Int(i32::from(!value.is_true())),
                    ("+", value) => value,
                    ("~", Int(n)) => Int(!n),
                    ("~", Unsigned(n)) => Unsigned(!n),
                    ("~", Long(n)) => Long(!n),
                    ("~", UnsignedLong(n)) => UnsignedLong(!n),
                    (_, Int(n)) => Int(n.wrapping_neg()),
                    (_, Unsigned(n)) => Unsigned(n.wrapping_neg()),
                    (_, Long(n)) => Long(n.wrapping_neg()),
                    (_, UnsignedLong(n)) => UnsignedLong(n.wrapping_neg()),
                })
            }
            3 => {
                let name = self.program.pick(&CASTS);
                self.text += &format!("({name})");
                let bits = self.operand(depth, live)?.bits();
                Ok(match name {
                    "small" => Int((bits as i8).into()),
                    "unsigned char" | "boolean" => Int((bits as u8).into()),
                    "short" => Int((bits as i16).into()),
                    "unsigned short" => Int((bits as u16).into()),
                    "long" => Int(bits as i32),
                    "unsigned long" => Unsigned(bits as u32),
                    "hyper" => Long(bits as i64),
                    _ => UnsignedLong(bits),
                })
            }
            4 => {
                let condition = self.operand(depth, live);
                let holds = condition.map(Number::is_true);
                self.text += " ? ";
                let yes = self.operand(depth, live && holds.unwrap_or(true));
                self.text += " : ";
                let no = self.operand(depth, live && !holds.unwrap_or(false));
                let (yes, no) = (yes?, no?);
                let rank = yes.rank().max(no.rank());
                Ok(if holds? { yes } else { no }.of_rank(rank))
            }
            _ => self.binary(depth, live),
        }
    }

    fn operand(&mut self, depth: usize, live: bool) -> Result {
        self.text.push('(');
        let value = self.expression(depth - 1, live);
        self.text.push(')');
        value
    }

    fn literal(&mut self) -> Number {
        let wide = self.program.below(4);
        let bits = match wide {
            0 => u64::from(self.program.u8()),
            1 => u64::from(self.program.u16()),
            2 => u64::from(self.program.u32()),
            _ => u64::from(self.program.u32()) << 32 | u64::from(self.program.u32()),
        };
        match self.program.below(4) {
            0 => {
                self.text += &format!("{bits:#x}");
                match bits {
                    0..=0x7fff_ffff => Int(bits as i32),
                    0x8000_0000..=0xffff_ffff => Unsigned(bits as u32),
                    0x1_0000_0000..=0x7fff_ffff_ffff_ffff => Long(bits as i64),
                    _ => UnsignedLong(bits),
                }
            }
            1 => {
                let bits = bits as i64 & i64::MAX;
                self.text += &bits.to_string();
                i32::try_from(bits).map_or(Long(bits), Int)
            }
            2 => {
                self.text += &format!("{bits}u");
                u32::try_from(bits).map_or(UnsignedLong(bits), Unsigned)
            }
            _ => {
                self.text += &format!("{bits}ull");
                UnsignedLong(bits)
            }
        }
    }

    fn binary(&mut self, depth: usize, live: bool) -> Result {
        let operator = self.program.pick(&OPERATORS);
        let left = self.operand(depth, live);
        self.text += &format!(" {operator} ");
        if matches!(operator, "&&" | "||") {
            let goes_on = left.map_or(true, |left| left.is_true() == (operator == "&&"));
            let right = self.operand(depth, live && goes_on);
            let (left, right) = (left?.is_true(), right?.is_true());
            return Ok(Int(i32::from(if goes_on { right } else { left })));
        }
        let right = self.operand(depth, live);
        let (left, right) = (left?, right?);
        if matches!(operator, "<<" | ">>") {
            return shift(operator, left, right, live);
        }
        let rank = left.rank().max(right.rank());
        let (left, right) = (left.of_rank(rank), right.of_rank(rank));
        macro_rules! with {
            ($variant:ident, $a:ident, $b:ident) => {
                Ok(match operator {
                    "+" => $variant($a.wrapping_add($b)),
                    "-" => $variant($a.wrapping_sub($b)),
                    "*" => $variant($a.wrapping_mul($b)),
                    // What is not evaluated only has a type.
                    "/" | "%" if !live => $variant(0),
                    "/" => $variant($a.checked_div($b).ok_or(Undefined)?),
                    "%" => $variant($a.checked_rem($b).ok_or(Undefined)?),
                    "&" => $variant($a & $b),
                    "|" => $variant($a | $b),
                    "^" => $variant($a ^ $b),
                    "==" => Int(i32::from($a == $b)),
                    "!=" => Int(i32::from($a != $b)),
                    "<" => Int(i32::from($a < $b)),
                    ">" => Int(i32::from($a > $b)),
                    "<=" => Int(i32::from($a <= $b)),
                    _ => Int(i32::from($a >= $b)),
                })
            };
        }
        match (left, right) {
            (Int(a), Int(b)) => with!(Int, a, b),
            (Unsigned(a), Unsigned(b)) => with!(Unsigned, a, b),
            (Long(a), Long(b)) => with!(Long, a, b),
            (UnsignedLong(a), UnsignedLong(b)) => with!(UnsignedLong, a, b),
            _ => unreachable!("both were converted"),
        }
    }
}

fn shift(operator: &str, left: Number, right: Number, live: bool) -> Result {
    let amount = match right {
        _ if !live => 0,
        Int(n) => u32::try_from(n).map_err(|_| Undefined)?,
        Unsigned(n) => n,
        Long(n) => u32::try_from(n).map_err(|_| Undefined)?,
        UnsignedLong(n) => u32::try_from(n).map_err(|_| Undefined)?,
    };
    let to_left = operator == "<<";
    let shifted = match left {
        Int(n) => if to_left { n.checked_shl(amount) } else { n.checked_shr(amount) }.map(Int),
        Unsigned(n) => {
            if to_left { n.checked_shl(amount) } else { n.checked_shr(amount) }.map(Unsigned)
        }
        Long(n) => if to_left { n.checked_shl(amount) } else { n.checked_shr(amount) }.map(Long),
        UnsignedLong(n) => {
            if to_left { n.checked_shl(amount) } else { n.checked_shr(amount) }.map(UnsignedLong)
        }
    };
    shifted.ok_or(Undefined)
}

/// Four levels of operators, as `const hyper`.
pub fn run(bytes: &[u8]) {
    let mut writer = Writer { program: Program::new(bytes), text: String::new() };
    let expected = writer.expression(4, true).map(|number| i128::from(number.bits() as i64));
    let text = writer.text;
    let idl = format!("const hyper C = {text};");
    let imported = Importer::new()
        .reader(move |path| {
            let is_it = path.to_str() == Some("c.idl");
            if is_it { Ok(idl.clone().into_bytes()) } else { Err(ErrorKind::NotFound.into()) }
        })
        .import(["c.idl"]);
    let ours = imported.model.constants.first().map(|constant| match constant.value {
        Value::Integer { value, .. } => value,
        ref other => panic!("{text}: {other:?}"),
    });
    assert_eq!(ours, expected.ok(), "{text}");
    assert_eq!(ours.is_none(), imported.diagnostics.errors() == 1, "{text}");
}
