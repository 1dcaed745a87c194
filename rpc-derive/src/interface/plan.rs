//! The memory plan of a method: as data for `rpc_runtime::plan`, and as documentation.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Type;

use super::model::{Direction, Form, Method, Parameter};
use crate::types;

/// The memory of one parameter. The words are the names of `rpc_runtime::plan`.
struct Plan {
    name: String,
    direction: &'static str,
    client: Side,
    server: Side,
}

struct Side {
    given: Option<&'static str>,
    added: Option<&'static str>,
    memory: &'static str,
    freed: &'static str,
}

const APPLICATION: Option<&str> = Some("Application");
const STUB: Option<&str> = Some("Stub");

fn plans(method: &Method<'_>) -> Vec<Plan> {
    let mut plans: Vec<Plan> = method.data().map(|(_, p, form)| plan(method, p, form)).collect();
    let value = method.output().filter(|ty| types::is_named(ty, &["Result"]));
    if let Some(value) = value.and_then(types::argument)
        && !matches!(types::bare(value), Type::Tuple(_))
    {
        let (memory, freed) = results(method, value);
        let client = Side { given: None, added: STUB, memory, freed };
        let memory = at_server(method, value, types::borrows(value));
        let server = Side { given: None, added: APPLICATION, memory, freed: "Stub" };
        plans.push(Plan { name: "return".to_owned(), direction: "Return", client, server });
    }
    plans
}

/// Where results are at the client, and who frees them.
fn results(method: &Method<'_>, ty: &Type) -> (&'static str, &'static str) {
    let buffer = method.parameters.iter().any(|p| p.attributes.byte_count.is_some());
    if types::is_scalar(ty) {
        return ("Application", "Application");
    }
    match method.block() {
        Some(_) if buffer => ("Buffer", "WithMemory"),
        Some(_) => ("Block", "WithMemory"),
        None if types::borrows(ty) => ("Call", "WithMemory"),
        None => ("Allocator", "Application"),
    }
}

/// Where data is at the server.
fn at_server(method: &Method<'_>, ty: &Type, borrows: bool) -> &'static str {
    let own = method.allocator().is_some_and(|allocator| types::mentions(ty, allocator));
    match () {
        () if borrows => "Call",
        () if types::is_scalar(ty) => "Application",
        // One allocator for the whole method. What does not mention it pins one of its own, kept or not.
        () if own && method.keeps() => "Kept",
        () if own => "Call",
        () => "Allocator",
    }
}

fn plan(method: &Method<'_>, parameter: &Parameter<'_>, form: &Form<'_>) -> Plan {
    let direction = parameter.direction;
    let inner = match form {
        Form::Value(ty) | Form::Ref(ty) | Form::Mut(ty) | Form::MutSlice(ty) => ty,
        Form::OptionalRef(ty) | Form::OptionalMut(ty) => ty,
        Form::Slice { whole, .. } => whole,
    };
    let buffer = matches!(form, Form::MutSlice(_));
    let client = match direction {
        Direction::In => {
            Side { given: APPLICATION, added: None, memory: "Application", freed: "Application" }
        }
        // The elements' place is the caller's, whatever comes back.
        _ if buffer => {
            Side { given: APPLICATION, added: None, memory: "Application", freed: "Application" }
        }
        _ => {
            let (memory, freed) = results(method, inner);
            let added = if types::is_scalar(inner) { None } else { STUB };
            Side { given: APPLICATION, added, memory, freed }
        }
    };
    let borrows = types::borrows(inner) || buffer || matches!(form, Form::Slice { .. });
    let memory = at_server(method, inner, borrows);
    let moved = matches!(form, Form::Value(_)) && !matches!(memory, "Call" | "Application");
    let added = (direction != Direction::In && memory != "Application").then_some("Application");
    let freed = if moved { "Application" } else { "Stub" };
    let server = Side { given: STUB, added, memory, freed };
    let direction = match direction {
        Direction::In => "In",
        Direction::Out => "Out",
        Direction::InOut => "InOut",
    };
    Plan { name: parameter.name.to_string(), direction, client, server }
}

/// The plans as a constant expression, in the letters of `ParameterPlan::new`.
pub(super) fn data(method: &Method<'_>, rpc: &TokenStream) -> TokenStream {
    let who = |who: Option<&str>| match who {
        Some("Application") => 'a',
        Some(_) => 's',
        None => '-',
    };
    let side = |side: &Side| {
        let memory = match side.memory {
            "Application" => 'a',
            "Allocator" => 'p',
            "Call" => 'c',
            "Block" => 'b',
            "Buffer" => 'u',
            _ => 'k',
        };
        let freed = match side.freed {
            "Application" => 'a',
            "WithMemory" => 'm',
            _ => 's',
        };
        [who(side.given), who(side.added), memory, freed]
    };
    let plans = plans(method).into_iter().map(|plan| {
        let direction = match plan.direction {
            "In" => 'i',
            "Out" => 'o',
            "InOut" => 'b',
            _ => 'r',
        };
        let sides = side(&plan.client).into_iter().chain(side(&plan.server));
        let letters: String = std::iter::once(direction).chain(sides).collect();
        let letters = syn::LitByteStr::new(letters.as_bytes(), proc_macro2::Span::call_site());
        let name = &plan.name;
        quote!(#rpc::plan::ParameterPlan::new(#name, #letters))
    });
    quote!(&[#(#plans),*])
}

/// The plan at the client, for the documentation of the client's method.
pub(super) fn docs(method: &Method<'_>) -> Option<String> {
    let plans = plans(method);
    if plans.is_empty() {
        return None;
    }
    let mut text = "\n\n# Memory\n| parameter | direction | allocated by | where | freed by |\n|---|---|---|---|---|\n"
        .to_owned();
    for Plan { name, direction, client, .. } in plans {
        let direction = match direction {
            "In" => "in",
            "Out" => "out",
            "InOut" => "in, out",
            _ => "return",
        };
        let allocated = match (client.given, client.added) {
            (Some(_), Some(_)) => "you; what is added, the stub",
            (Some(_), None) => "you",
            _ => "the stub",
        };
        let memory = match client.memory {
            "Application" => "your own variables",
            "Allocator" => "the allocator of each type",
            "Call" => "your `CallMemory`",
            "Block" => "one block",
            _ => "your buffer",
        };
        let freed = match client.freed {
            "Application" => "you, by dropping it",
            _ => "you, with that memory",
        };
        text.push_str(&format!("| `{name}` | {direction} | {allocated} | {memory} | {freed} |\n"));
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::super::arguments::Arguments;
    use super::super::model::Interface;
    use super::docs;
    use crate::errors::Errors;

    fn docs_of(method: proc_macro2::TokenStream) -> Option<String> {
        let mut errors = Errors::default();
        let uuid = quote::quote!(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7b42", version = "1.0");
        let trait_ = syn::parse_quote!(trait Test { #method });
        let arguments = Arguments::read(uuid, &trait_, &mut errors);
        let interface = Interface::new(&trait_, arguments, &mut errors);
        docs(&interface.methods[0])
    }

    #[test]
    fn the_documentation_says_who_allocates_and_who_frees() {
        let text = docs_of(quote::quote! {
            async fn f<'a>(
                &self,
                memory: &'a CallMemory,
                n: u32,
                a: &mut Option<Box<u32>>,
                #[out] b: &mut Option<&'a u32>,
            ) -> Result<Option<Box<u32>>>;
        });
        let expected = "\n\n# Memory\n\
            | parameter | direction | allocated by | where | freed by |\n\
            |---|---|---|---|---|\n\
            | `n` | in | you | your own variables | you, by dropping it |\n\
            | `a` | in, out | you; what is added, the stub | the allocator of each type | you, by dropping it |\n\
            | `b` | out | you; what is added, the stub | your `CallMemory` | you, with that memory |\n\
            | `return` | return | the stub | the allocator of each type | you, by dropping it |\n";
        assert_eq!(text.as_deref(), Some(expected));
        assert_eq!(
            docs_of(quote::quote!(
                async fn f(&self) -> Result<()>;
            )),
            None
        );
    }
}
