//! The rules for unions.

use quote::ToTokens;
use syn::{BinOp, Expr, Lit};

use super::super::model::{Arm, Data, Union, is_discriminant};
use super::place::{check_not_transmitted, check_place, check_shared};
use crate::errors::Errors;
use crate::expression;
use crate::levels::Levels;
use crate::types;
use crate::wire_form::{self, Place};

pub(super) fn check(union: &Union<'_>, data: &Data<'_>, errors: &mut Errors) {
    let before = errors.len();
    const SWITCHES: [&str; 10] =
        ["u64", "i64", "f32", "f64", "String", "str", "usize", "isize", "char", "Uuid"];
    if types::is_named(&union.switch_type, &SWITCHES) {
        let help = "write `u32`, or another integer of at most 32 bits, `bool`, or an enum";
        let message = "this cannot be the type of a discriminant (MIDL2192)";
        errors.at(&union.switch_type, "UNI-03", message, help);
    } else {
        wire_form::check(&union.switch_type, Place::SwitchType, errors);
    }
    let is_switch = errors.len() == before;
    if union.arms.is_empty() {
        errors.at(data.name, "UNI-07", "a union without arms (MIDL2235)", "give it a variant");
    }
    let defaults = union.arms.iter().filter(|arm| arm.default);
    for arm in defaults.skip(1) {
        errors.at(arm.variant, "UNI-07", "a second default arm (MIDL2232)", "keep one of them");
    }
    if is_switch {
        check_labels(union, errors);
    }
    let is_labelled = |arm: &Arm<'_>| arm.variant.attrs.iter().any(|a| a.path().is_ident("case"));
    let mut unlabelled = union.arms.iter().filter(|arm| !is_labelled(arm));
    if let Some(arm) = unlabelled.next() {
        let help = match unlabelled.next() {
            None => {
                "put `#[case(…)]` on it, with its values of the discriminant, or `#[case(default)]`"
            }
            Some(_) => {
                "put `#[case(…)]` on it and on the others, with their values of the discriminant, or `#[case(default)]` on one"
            }
        };
        errors.at(arm.variant, "UNI-07", "a union arm without a `case` (MIDL2161)", help);
    }
    union.arms.iter().for_each(|arm| check_arm(arm, errors));
}

fn check_labels(union: &Union<'_>, errors: &mut Errors) {
    let mut seen: Vec<String> = Vec::new();
    let range = match types::is_named(&union.switch_type, &["bool"]) {
        true => Some((0, 1)),
        false => types::least_and_greatest(&union.switch_type),
    };
    for arm in &union.arms {
        for label in &arm.labels {
            match label {
                Expr::Lit(literal)
                    if !matches!(literal.lit, Lit::Int(_) | Lit::Bool(_) | Lit::Byte(_)) =>
                {
                    let message = "a `case` that is not an integer (MIDL2067)";
                    errors.at(label, "UNI-06", message, "write the discriminant's value");
                    continue;
                }
                Expr::Range(_) => {
                    let message = "a `case` is one value of the discriminant (MIDL2067)";
                    errors.at(label, "UNI-06", message, "list them: `#[case(1, 2, …)]`");
                    continue;
                }
                Expr::Binary(binary)
                    if matches!(binary.op, BinOp::BitOr(_))
                        && expression::constant(&binary.left).is_some() =>
                {
                    let message = "a `case` is one value of the discriminant (MIDL2067)";
                    let text = label.to_token_stream().to_string().replace(" |", ",");
                    let help = format!(
                        "list them: `#[case({text})]`; or write the one value that is meant"
                    );
                    errors.at(label, "UNI-06", message, &help);
                    continue;
                }
                Expr::Infer(_) => {
                    let message = "`_` is no value of the discriminant";
                    errors.at(label, "UNI-06", message, "write `#[case(default)]`");
                    continue;
                }
                Expr::Path(path)
                    if path
                        .path
                        .get_ident()
                        .is_some_and(|name| is_nearly_default(&name.to_string())) =>
                {
                    let message = "this is no value of the discriminant";
                    errors.at(label, "UNI-06", message, "write `#[case(default)]`");
                    continue;
                }
                _ => {}
            }
            if let (Some((low, high)), Some(value)) = (range, expression::constant(label))
                && !(low..=high).contains(&value)
            {
                let message =
                    format!("{value} is beyond the discriminant's type (MIDL2206, MIDL2236)");
                let help = format!("its values are {low} to {high}");
                errors.at(label, "UNI-06", &message, &help);
            }
            let text = expression::constant(label)
                .map_or_else(|| label.to_token_stream().to_string(), |v| v.to_string());
            if seen.contains(&text) {
                let help = "each value selects one arm";
                errors.at(label, "UNI-06", "this `case` is there twice (MIDL2056)", help);
            }
            seen.push(text);
        }
    }
}

/// What is in capitals is a constant.
fn is_nearly_default(name: &str) -> bool {
    strsim::osa_distance(name, "default") <= 1 || name == "Default"
}

fn check_arm(arm: &Arm<'_>, errors: &mut Errors) {
    let (discriminants, data): (Vec<_>, Vec<_>) =
        arm.variant.fields.iter().partition(|field| is_discriminant(field));
    if let Some(second) = data.get(1) {
        let help = "put the fields into a structure, and make that the arm";
        errors.at(second, "UNI-11", "a union arm with more than one field", help);
    }
    if let Some(second) = discriminants.get(1) {
        errors.at(second, "UNI-02", "a second discriminant in one arm", "remove it");
    }
    let Some(field) = &arm.field else {
        return;
    };
    check_place(&field.attributes, field.ty, false, errors);
    check_shared(&field.attributes, field.ty, errors);
    check_not_transmitted(&field.attributes, field.ty, errors);
    if field.attributes.skip.is_present() {
        let help = "an arm without data is a variant without fields";
        errors.at(field.ty, "PTR-32", "`skip` on a union arm", help);
    }
    if let Some(range) = &field.attributes.range
        && Levels::new(&field.attributes, field.ty).counts()
    {
        let help = "put the string into a structure, and make that the arm";
        errors.at_span(range.span, "ARR-43", "`range` of a string that is a union arm", help);
    }
    if let Some((name, expression)) = field.attributes.expressions().next() {
        let (help, codes) = match name {
            "switch_is" => (
                "put the inner union and its discriminant into a structure, and make that the arm",
                "MIDL2171, MIDL2221",
            ),
            _ => {
                ("put the array and its count into a structure, and make that the arm", "MIDL2171")
            }
        };
        let message = format!("`{name}` on a union arm: nothing in the arm could count ({codes})");
        errors.at(expression, "UNI-11", &message, help);
    } else if types::is_conformant(field.ty)
        && !field.attributes.string.is_present()
        && !types::may_be_own(field.ty)
    {
        let message = "an array as a union arm: nothing in the arm could count (MIDL2171)";
        let help = "put the array and its count into a structure, and make that the arm";
        errors.at(field.ty, "UNI-11", message, help);
        return;
    }
    if types::is_pointer(field.ty) && types::option(field.ty).is_none() {
        let help = "make it an `Option`: a server may come back with another arm";
        errors.at(field.ty, "UNI-10", "a reference pointer as a union arm (MIDL2249)", help);
    }
}
