//! Constants.

use super::{Generator, aliases, docs};
use crate::constant::Value;
use crate::model::{BaseType, Constant, Definition, Type};

impl Generator<'_> {
    /// Those of the files that were asked for, and those that sizes name.
    pub(super) fn write_constants(&mut self) -> String {
        let model = self.model;
        let mut text = String::new();
        let mut used = std::collections::HashSet::new();
        for definition in &model.definitions {
            let Definition::Constant(id) = *definition else { continue };
            let constant = &model[id];
            let is_asked = self.is_main(constant.name.span) || self.constants.contains(&id);
            if !is_asked || self.module(constant.name.span).is_some() {
                continue;
            }
            let rust = self.names.constant(id).to_owned();
            // Defined again as it was.
            if !used.insert(rust.clone()) {
                continue;
            }
            let Some((ty, value)) = self.literal(constant) else {
                let what = format!("constant `{}`", constant.name.text);
                self.skip(constant.name.span, what, "a null pointer is no value of Rust's");
                continue;
            };
            text += &docs(&constant.docs);
            text += &aliases(&rust, [&constant.name.text]);
            text += &format!("pub const {rust}: {ty} = {value};\n");
        }
        text
    }

    /// The type and the value.
    fn literal(&self, constant: &Constant) -> Option<(String, String)> {
        let declared = constant.ty.as_ref().map(|ty| self.model.on_wire(ty));
        Some(match &constant.value {
            Value::Integer { value, .. } if declared == Some(&Type::Base(BaseType::Boolean)) => {
                ("bool".to_owned(), (*value != 0).to_string())
            }
            // A plain `char` is a `u8`, as everywhere.
            Value::Integer { value, ty }
                if declared == Some(&Type::Base(BaseType::Char)) && ty.bits == 8 =>
            {
                ("u8".to_owned(), (*value as u8).to_string())
            }
            Value::Integer { value, ty } => {
                let written =
                    if *value > 0xffff { format!("{value:#x}") } else { value.to_string() };
                (format!("{}{}", if ty.signed { "i" } else { "u" }, ty.bits), written)
            }
            Value::Float(value) => {
                let is_single = declared == Some(&Type::Base(BaseType::Float));
                (if is_single { "f32" } else { "f64" }.to_owned(), float(*value))
            }
            Value::String(text) | Value::WideString(text) => {
                ("&str".to_owned(), format!("{text:?}"))
            }
            Value::Null => return None,
        })
    }
}

/// What is not finite has no literal.
fn float(value: f64) -> String {
    if value.is_finite() {
        format!("{value:?}")
    } else {
        format!("{value:?} / 0.0").replace("inf", "1.0").replace("NaN", "0.0")
    }
}
