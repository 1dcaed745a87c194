//! The memory plan in the documentation of the client's method: what names tell, in words that stay true whatever a
//! name stands for. The description has what the types tell.

use syn::Type;

use super::model::{Interface, Method, Parameter};
use super::parameter::Kind;
use super::returned::Returned;
use crate::types;

/// Who allocates, where, and who frees.
type Cells = [&'static str; 3];

/// What a type's tokens tell of its memory.
#[derive(Clone, Copy)]
enum Written {
    /// A number.
    Plain,
    /// A pointer that owns.
    Owned,
    /// A reference.
    Reference,
    /// A type with a lifetime, which may own something, too.
    Lifetime,
    /// A name: of a structure, or an alias.
    Unknown,
}

impl Written {
    fn of(ty: &Type) -> Written {
        let pointer = types::option(ty).unwrap_or(ty);
        match () {
            () if types::is_scalar(ty) => Written::Plain,
            () if types::reference(pointer).is_some() => Written::Reference,
            () if types::borrows(ty) => Written::Lifetime,
            () if types::owns_memory(pointer) => Written::Owned,
            () => Written::Unknown,
        }
    }
}

/// The documentation of a method's memory, if it has any.
pub(super) fn of_method(interface: &Interface<'_>, method: &Method<'_>) -> Option<String> {
    let mut rows: Vec<String> = Vec::new();
    let mut row = |name: String, direction: &str, cells: Cells| {
        rows.push(format!("| {name} | {direction} | {} |\n", cells.join(" | ")));
    };
    for (_, parameter, kind) in method.data() {
        let direction = match (parameter.is_in(), parameter.is_out()) {
            (true, true) => "in, out",
            (false, true) => "out",
            _ => "in",
        };
        row(format!("`{}`", parameter.name), direction, of_parameter(method, parameter, kind));
    }
    let returned = Returned::of(method).filter(|returned| !returned.is_nothing());
    if let Some(value) = returned.and_then(|returned| returned.written_value()) {
        let [_, place, freed] = result(method, Written::of(value));
        row("`return`".to_owned(), "return", ["the stub", place, freed]);
    }
    match (method.block(), method.memory()) {
        (Some(_), _) => {
            let cells = ["the stub", "beside the block", "you, with the block"];
            row("the reply".to_owned(), "return", cells);
        }
        (None, Some(_)) => {
            let cells = ["the stub", "your `CallMemory`, which keeps it", "you, with that memory"];
            row("the reply".to_owned(), "return", cells);
        }
        (None, None) => {}
    }
    if rows.is_empty() {
        return None;
    }
    let (rows, client) = (rows.concat(), interface.client_name());
    Some(format!(
        "\n\n# Memory\n| parameter | direction | allocated by | where | freed by |\n|---|---|---|---|---|\n{rows}\n\
         `{client}::INTERFACE.memory_table()` has both sides, as the types are.\n"
    ))
}

const VARIABLE: Cells = ["you", "your own variable", "nothing is to be freed"];

fn of_parameter(method: &Method<'_>, parameter: &Parameter<'_>, kind: &dyn Kind) -> Cells {
    if kind.as_handle().is_some() {
        return ["the server", "at the server, behind the handle", "the server"];
    }
    let written = Written::of(kind.referent());
    match (parameter.is_out(), kind.is_lent(), kind.moved().is_some()) {
        (true, true, _) => match written {
            Written::Reference | Written::Lifetime => result(method, written),
            _ => ["you", "your own buffer", "you"],
        },
        (true, false, _) => result(method, written),
        (false, true, _) => ["you", "where you put it", "you"],
        (false, false, false) => match written {
            Written::Plain => VARIABLE,
            _ => ["you", "where you put it", "you"],
        },
        (false, false, true) => match written {
            Written::Plain => VARIABLE,
            Written::Reference => ["you", "where you put it", "you"],
            Written::Owned => {
                ["you", "the allocator of its type", "the call, which it is moved into"]
            }
            Written::Lifetime | Written::Unknown => {
                ["you", "where you put it", "what it owns, the call, which it is moved into"]
            }
        },
    }
}

/// What comes back.
fn result(method: &Method<'_>, written: Written) -> Cells {
    let buffer = method.parameters.iter().any(|p| p.attributes.byte_count.is_some());
    let memory = match method.block() {
        Some(_) if buffer => "your buffer",
        Some(_) => "one block",
        None => "your `CallMemory`",
    };
    const BOTH: &str = "you; what is added, the stub";
    match written {
        Written::Plain => VARIABLE,
        Written::Owned => [BOTH, "the allocator of each type", "you, by dropping it"],
        Written::Reference => [BOTH, memory, "you, with that memory"],
        // In one block, nothing owns.
        Written::Lifetime if method.block().is_some() => [BOTH, memory, "you, with that memory"],
        Written::Lifetime => [
            BOTH,
            "your `CallMemory`; what it owns, the allocator of each type",
            "you, with that memory; what it owns, by dropping it",
        ],
        Written::Unknown => [
            BOTH,
            "your own variable; what it owns, the allocator of each type",
            "what it owns, you, by dropping it",
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::super::arguments::Arguments;
    use super::super::model::Interface;
    use super::of_method;
    use crate::errors::Errors;

    fn docs_of(method: proc_macro2::TokenStream) -> Option<String> {
        let mut errors = Errors::default();
        let uuid = quote::quote!(uuid = "8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7b42", version = "1.0");
        let trait_ = syn::parse_quote!(trait Test { #method });
        let arguments = Arguments::read(uuid, &trait_, &mut errors);
        let interface = Interface::new(&trait_, arguments, &mut errors);
        of_method(&interface, &interface.methods[0])
    }

    /// The rows of the table.
    fn rows(text: &str) -> Vec<&str> {
        text.lines().filter(|line| line.starts_with("| ")).skip(1).collect()
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
            | `n` | in | you | your own variable | nothing is to be freed |\n\
            | `a` | in, out | you; what is added, the stub | the allocator of each type | you, by dropping it |\n\
            | `b` | out | you; what is added, the stub | your `CallMemory` | you, with that memory |\n\
            | `return` | return | the stub | the allocator of each type | you, by dropping it |\n\
            | the reply | return | the stub | your `CallMemory`, which keeps it | you, with that memory |\n\n\
            `TestClient::INTERFACE.memory_table()` has both sides, as the types are.\n";
        assert_eq!(text.as_deref(), Some(expected));
        assert_eq!(
            docs_of(quote::quote!(
                async fn f(&self) -> Result<()>;
            )),
            None
        );
    }

    #[test]
    fn of_a_name_the_documentation_says_what_is_so_of_any_type() {
        let text = docs_of(quote::quote! {
            async fn f(
                &self,
                a: Name,
                b: &Name,
                #[out] c: &mut Name,
                d: Vec<u8>,
                #[size_is(2)] e: &mut [Name],
            ) -> Result<Name>;
        });
        let expected = [
            "| `a` | in | you | where you put it | what it owns, the call, which it is moved into |",
            "| `b` | in | you | where you put it | you |",
            "| `c` | out | you; what is added, the stub | your own variable; what it owns, the allocator of each type | \
             what it owns, you, by dropping it |",
            "| `d` | in | you | the allocator of its type | the call, which it is moved into |",
            "| `e` | in, out | you | your own buffer | you |",
            "| `return` | return | the stub | your own variable; what it owns, the allocator of each type | \
             what it owns, you, by dropping it |",
        ];
        assert_eq!(rows(&text.unwrap()), expected);
    }
}
