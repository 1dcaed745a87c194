//! The description of an interface, with the memory plan of each method: as data for `rpc_runtime::interface`, and as
//! documentation.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Type;

use super::model::{self, Interface, Method, Parameter};
use super::parameter::Kind;
use crate::types;

/// The memory of one parameter, in the words of `rpc_runtime::interface`: who allocates and who frees follows from where
/// it is.
struct Plan {
    name: String,
    direction: Direction,
    client: Memory,
    server: Memory,
    /// The server's method gets it by value, to keep or to drop.
    moved: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Direction {
    In,
    Out,
    InOut,
    Return,
}

/// Where data is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Memory {
    Application,
    Allocator,
    Call,
    Block,
    Buffer,
    Kept,
}

/// The interface's description, as a constant expression.
pub(crate) fn description(
    interface: &Interface<'_>,
    methods: &[Method<'_>],
    rpc: &TokenStream,
) -> TokenStream {
    let name = interface.name().to_string();
    let uuid = interface.arguments.uuid;
    let (major, minor) = interface.arguments.version;
    let procedures = methods.iter().map(|method| {
        let (name, opnum) = (method.name().to_string(), method.opnum());
        let parameters = method.transmitted().map(|parameter| parameter.name.to_string());
        let memory = data(method, rpc);
        let (input_pipe, output_pipe) =
            (method.input_pipe().is_some(), method.output_pipe().is_some());
        quote! {
            #rpc::Procedure {
                name: #name,
                opnum: #opnum,
                parameters: &[#(#parameters),*],
                memory: #memory,
                input_pipe: #input_pipe,
                output_pipe: #output_pipe,
            }
        }
    });
    quote! {
        #rpc::Interface {
            name: #name,
            id: #rpc::SyntaxId::new(#rpc::Uuid::from_u128(#uuid), #major, #minor),
            procedures: &[#(#procedures),*],
        }
    }
}

fn plans(method: &Method<'_>) -> Vec<Plan> {
    let mut plans: Vec<Plan> = method.data().map(|(_, p, kind)| plan(method, p, kind)).collect();
    let value = method.output().filter(|ty| types::is_named(ty, &["Result"]));
    if let Some(value) = value.and_then(types::argument)
        && !matches!(types::bare(value), Type::Tuple(_))
    {
        plans.push(Plan {
            name: "return".to_owned(),
            direction: Direction::Return,
            client: results(method, value),
            server: at_server(method, value, types::borrows(value)),
            moved: false,
        });
    }
    plans
}

/// Where results are at the client.
fn results(method: &Method<'_>, ty: &Type) -> Memory {
    let buffer = method.parameters.iter().any(|p| p.attributes.byte_count.is_some());
    match method.block() {
        _ if types::is_scalar(ty) => Memory::Application,
        Some(_) if buffer => Memory::Buffer,
        Some(_) => Memory::Block,
        None if types::borrows(ty) => Memory::Call,
        None => Memory::Allocator,
    }
}

/// Where data is at the server.
fn at_server(method: &Method<'_>, ty: &Type, borrows: bool) -> Memory {
    let own = method.allocator().is_some_and(|allocator| types::mentions(ty, allocator));
    match () {
        () if borrows => Memory::Call,
        () if types::is_scalar(ty) => Memory::Application,
        // One allocator for the whole method. What does not mention it pins one of its own, kept or not.
        () if own && method.keeps() => Memory::Kept,
        () if own => Memory::Call,
        () => Memory::Allocator,
    }
}

fn plan(method: &Method<'_>, parameter: &Parameter<'_>, kind: &dyn Kind) -> Plan {
    let stored = kind.stored();
    let client = match parameter.direction {
        model::Direction::In => Memory::Application,
        // The elements' place is the caller's, whatever comes back.
        _ if kind.is_lent() => Memory::Application,
        _ => results(method, stored),
    };
    let server = at_server(method, stored, types::borrows(stored) || kind.is_lent());
    let owned = !matches!(server, Memory::Call | Memory::Application);
    Plan {
        name: parameter.name.to_string(),
        direction: match parameter.direction {
            model::Direction::In => Direction::In,
            model::Direction::Out => Direction::Out,
            model::Direction::InOut => Direction::InOut,
        },
        client,
        server,
        moved: kind.moved().is_some() && owned,
    }
}

/// The plans as a constant expression.
pub(super) fn data(method: &Method<'_>, rpc: &TokenStream) -> TokenStream {
    let memory = |memory: Memory| match memory {
        Memory::Application => quote!(#rpc::Memory::Application),
        Memory::Allocator => quote!(#rpc::Memory::Allocator),
        Memory::Call => quote!(#rpc::Memory::Call),
        Memory::Block => quote!(#rpc::Memory::Block),
        Memory::Buffer => quote!(#rpc::Memory::Buffer),
        Memory::Kept => quote!(#rpc::Memory::Kept),
    };
    let plans = plans(method).into_iter().map(|plan| {
        let name = &plan.name;
        let direction = match plan.direction {
            Direction::In => quote!(#rpc::Direction::In),
            Direction::Out => quote!(#rpc::Direction::Out),
            Direction::InOut => quote!(#rpc::Direction::InOut),
            Direction::Return => quote!(#rpc::Direction::Return),
        };
        let (client, server) = (memory(plan.client), memory(plan.server));
        let moved = plan.moved.then(|| quote!(.moved()));
        quote!(#rpc::ParameterPlan::new(#name, #direction, #client, #server) #moved)
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
        let allocated = match (direction, client) {
            (Direction::Return, _) => "the stub",
            (Direction::In, _) | (_, Memory::Application) => "you",
            (Direction::Out | Direction::InOut, _) => "you; what is added, the stub",
        };
        let direction = match direction {
            Direction::In => "in",
            Direction::Out => "out",
            Direction::InOut => "in, out",
            Direction::Return => "return",
        };
        let (memory, freed) = match client {
            Memory::Application => ("your own variables", "you, by dropping it"),
            Memory::Allocator | Memory::Kept => {
                ("the allocator of each type", "you, by dropping it")
            }
            Memory::Call => ("your `CallMemory`", "you, with that memory"),
            Memory::Block => ("one block", "you, with that memory"),
            Memory::Buffer => ("your buffer", "you, with that memory"),
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
