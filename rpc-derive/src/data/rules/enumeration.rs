//! The rules for enumerations.

use syn::Fields;

use super::super::model::{Data, Enumeration, Value};
use crate::errors::Errors;
use crate::types;

pub(super) fn check(enumeration: &Enumeration<'_>, data: &Data<'_>, errors: &mut Errors) {
    if enumeration.values.is_empty() {
        errors.at(data.name, "ENM-03", "an enumeration without values", "give it a variant");
    }
    if let Some(second) = enumeration.others.get(1) {
        let message = "two variants for undeclared values";
        errors.at(second, "ENM-04", message, "keep one `#[other]`");
    }
    // One is enough: the others will be arms too.
    if let Some(value) = enumeration.values.iter().find(|value| !is_plain(value)) {
        let help = "a variant for undeclared values is marked `#[other]`; for a union, put \
                    `#[switch_type(…)]` on the enum and `#[case(…)]` on each variant";
        let message = "a variant with data in an enumeration";
        errors.at(value.variant, "UNI-01", message, help);
    }
    match (enumeration.closed, enumeration.other()) {
        (Some(closed), Some(_)) => {
            let help = "remove one of them";
            errors.at(closed, "ENM-04", "an enumeration that is `closed` and has an `other`", help);
        }
        // One with data may be a union: that is said above, and this would not be right for it.
        (None, None)
            if !enumeration.values.is_empty() && enumeration.values.iter().all(is_plain) =>
        {
            let integer = if enumeration.v1_enum { "u32" } else { "u16" };
            let help = format!(
                "add a variant `#[other] Other({integer})` that keeps it, or mark the enum `#[closed]` \
                 to refuse it"
            );
            let message = "a peer may send a value that is not declared here";
            errors.at(data.name, "ENM-04", message, &help);
        }
        _ => {}
    }
    if let Some(other) = enumeration.other() {
        let integer = if enumeration.v1_enum { "u32" } else { "u16" };
        let holds = match &other.fields {
            syn::Fields::Unnamed(fields) if fields.unnamed.len() == 1 => {
                types::is_named(&fields.unnamed[0].ty, &[integer])
            }
            _ => false,
        };
        if !holds {
            let help = format!("write `#[other] {}({integer})`", other.ident);
            errors.at(other, "ENM-04", "the variant for undeclared values holds the value", &help);
        }
    }
    if !enumeration.v1_enum {
        for value in &enumeration.values {
            if value.literal.is_some_and(|value| !(0..=32767).contains(&value)) {
                let help = match value.literal {
                    Some(-0x8000_0000..=0xffff_ffff) => {
                        "mark the enum `#[v1_enum]` if the interface says so: then it has 32 bits"
                    }
                    _ => "write a value from 0 to 32767: no enumeration has more than 32 bits",
                };
                let message = "a value beyond 0 to 32767 cannot travel in 16 bits";
                errors.at(value.variant, "ENM-01", message, help);
            }
        }
    }
}

fn is_plain(value: &Value<'_>) -> bool {
    matches!(value.variant.fields, Fields::Unit)
}
