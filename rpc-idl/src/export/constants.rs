//! Constants.

use syn::{Expr, ItemConst, Type};

use super::again::mark;
use super::attributes::{docs, text};
use super::expressions::{Scope, is_usize};
use super::types::number;
use super::{Said, Writer};

impl Writer {
    /// A number or a string; one of another type is Rust's alone.
    pub(super) fn constant(&mut self, constant: &ItemConst) {
        let reason = match self.said_constant(constant) {
            Ok(Some(line)) if self.for_widl && line.contains("hyper ") => "widl's have 32 bits",
            Ok(Some(line)) => {
                self.text += "\n";
                self.text += &line;
                return;
            }
            Ok(None) => "IDL has numbers of C's types and strings",
            Err(_) => "its value is no expression of IDL's",
        };
        // Whoever names it is told.
        self.table.constants.remove(&constant.ident.to_string());
        self.skip(constant.ident.span(), format!("constant `{}`", constant.ident), reason);
    }

    fn said_constant(&self, constant: &ItemConst) -> Said<Option<String>> {
        let (ty, value) = match &*constant.ty {
            Type::Reference(_) => match text(&constant.expr) {
                Some(text) if text.is_ascii() => ("char *".to_owned(), quoted(&text)),
                _ => return Ok(None),
            },
            // The length of arrays.
            ty if is_usize(ty) => ("unsigned long ".to_owned(), self.value(&constant.expr)?),
            Type::Path(path) => {
                match path.path.get_ident().and_then(|name| number(&name.to_string())) {
                    Some(ty) => (format!("{ty} "), self.value(&constant.expr)?),
                    None => return Ok(None),
                }
            }
            _ => return Ok(None),
        };
        let name = &self.table.constants[&constant.ident.to_string()];
        let head = docs(&constant.attrs, "") + &mark(constant.ident.span());
        Ok(Some(format!("{head}const {ty}{name} = {value};\n")))
    }

    fn value(&self, value: &Expr) -> Said<String> {
        self.expression(value, &Scope::default())
    }
}

/// A string of C's.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\t' => quoted += "\\t",
            '\n' => quoted += "\\n",
            c if c.is_control() => quoted += &format!("\\{:03o}", u32::from(c)),
            c => quoted.push(c),
        }
    }
    quoted + "\""
}
