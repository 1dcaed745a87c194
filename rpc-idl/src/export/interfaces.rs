//! Traits as interfaces.

use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::{Attribute, ItemTrait, Meta, Token, TraitItem, TraitItemFn};

use super::again::mark;
use super::attributes::{OF_RUST, aliases, docs, find, list, text};
use super::declarators::Kind;
use super::expressions::Scope;
use super::items::bracketed;
use super::names::{legal, name};
use super::{Said, Writer};

impl Writer {
    pub(super) fn interface(&mut self, one: &ItemTrait, attribute: &Attribute) {
        self.interfaces += 1;
        let idl = aliases(&one.attrs).into_iter().next().map_or_else(|| name(&one.ident), legal);
        let head = self
            .type_attributes(&one.attrs, &one.ident, &["rpc_interface"])
            .and_then(|()| self.head(one, attribute));
        let head = match head {
            Ok(head) => head,
            Err(error) => return self.diagnostics.push(*error),
        };
        let handles: Scope = one
            .items
            .iter()
            .filter_map(|item| match item {
                TraitItem::Type(ty) => {
                    let alias = aliases(&ty.attrs).into_iter().next();
                    Some((ty.ident.to_string(), alias.map_or_else(|| name(&ty.ident), legal)))
                }
                _ => None,
            })
            .collect();
        let mut types: Vec<String> = Vec::new();
        for item in &one.items {
            if let TraitItem::Type(ty) = item {
                if let Err(error) = self.type_attributes(&ty.attrs, &ty.ident, &["context_handle"])
                {
                    self.diagnostics.push(*error);
                }
                let idl = &handles[&ty.ident.to_string()];
                if !self.table.take(idl) {
                    let fault = format!("`{idl}` is the name of something else in C");
                    let expected =
                        "expected another one, or `#[doc(alias = \"…\")]` in front of it";
                    let error = self.wrong(ty.ident.span(), fault, expected);
                    self.diagnostics.push(*error);
                }
                types.push(format!(
                    "{}typedef [context_handle] void *{idl};",
                    mark(ty.ident.span())
                ));
            }
        }
        let (mut methods, mut acf, mut next) = (String::new(), String::new(), 0u32);
        let mut before = String::new();
        for item in &one.items {
            let method = match item {
                TraitItem::Fn(method) => method,
                TraitItem::Macro(called) => {
                    let expected = "expected what it makes: methods have numbers (IFC-13)";
                    let error = self.wrong(called.span(), "a macro in an interface", expected);
                    self.diagnostics.push(*error);
                    continue;
                }
                _ => continue,
            };
            let number = match self.opnum(method, next) {
                Ok(number) => number,
                Err(error) => {
                    self.diagnostics.push(*error);
                    next
                }
            };
            for gap in next..number {
                methods += &not_used(gap);
            }
            next = number + 1;
            // What cannot be said keeps its number.
            methods += &match self.method(method, &handles, &mut types, &mut acf) {
                Ok(text) => {
                    self.procedures += 1;
                    format!("\n{text}")
                }
                Err(error) => {
                    self.diagnostics.push(*error);
                    not_used(number)
                }
            };
            before += &std::mem::take(&mut self.before);
        }
        self.default = Kind::Unique;
        if next == 0 {
            let expected = "expected a method at least (IFC-15)";
            let error = self.wrong(one.ident.span(), "an interface without methods", expected);
            self.diagnostics.push(*error);
        }
        let types: String = types.iter().map(|ty| format!("    {ty}\n")).collect();
        let body = match (&*types, methods.strip_prefix('\n')) {
            ("", methods) => methods.unwrap_or_default().to_owned(),
            _ => format!("{types}{methods}"),
        };
        self.before = before;
        self.keep(Ok(format!("{head}interface {idl}\n{{\n{body}}}\n")));
        if !acf.is_empty() && !self.acf.is_empty() {
            let expected =
                "expected it in a file of its own: a configuration file is of one interface";
            let error =
                self.wrong(one.ident.span(), "a second interface with attributes of ACF", expected);
            self.diagnostics.push(*error);
        } else if !acf.is_empty() {
            self.acf += &format!("interface {idl}\n{{\n{acf}}}\n");
        }
    }

    /// What stands in front of `interface`.
    fn head(&mut self, one: &ItemTrait, attribute: &Attribute) -> Said<String> {
        let arguments = attribute
            .parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated)
            .map_err(|error| {
                self.wrong(
                    error.span(),
                    "an argument that is not understood",
                    "expected `name = \"…\"`",
                )
            })?;
        let (mut uuid, mut others) = (None, Vec::new());
        self.default = Kind::Unique;
        for argument in &arguments {
            let name =
                argument.path().segments.last().map_or(String::new(), |s| s.ident.to_string());
            let value = match argument {
                Meta::NameValue(pair) => text(&pair.value),
                _ => None,
            };
            match (&*name, value) {
                ("uuid", Some(value)) => uuid = Some(value),
                ("version", Some(value)) => others.push(format!("version({value})")),
                ("pointer_default", Some(value)) => {
                    self.default = match &*value {
                        "ref" => Kind::Ref,
                        "unique" => Kind::Unique,
                        _ => {
                            let fault = format!("pointers of kind `{value}` without a word");
                            let expected = "expected `ref` or `unique` (PTR-16)";
                            return Err(self.wrong(argument.span(), fault, expected));
                        }
                    };
                    others.push(format!("pointer_default({value})"));
                }
                ("min_level", _) => {
                    let reason = "a server in C says it to RpcServerRegisterIf3";
                    self.skip(argument.span(), format!("`min_level` of `{}`", one.ident), reason);
                }
                ("wire_lock", _) => {
                    self.skip(
                        argument.span(),
                        format!("`wire_lock` of `{}`", one.ident),
                        "the lock is Rust's",
                    );
                }
                ("partial", _) => {
                    let what = format!("`partial` of `{}`", one.ident);
                    self.skip(argument.span(), what, "it is about a server in Rust");
                }
                ("crate", _) => {}
                _ => {
                    let fault = format!("`{name}`, which is not known");
                    return Err(self.wrong(
                        argument.span(),
                        fault,
                        "expected `uuid` or `version` (IFC-13)",
                    ));
                }
            }
        }
        let Some(uuid) = uuid else {
            return Err(self.wrong(
                attribute.span(),
                "an interface without a UUID",
                "expected `uuid = \"…\"` (IFC-01)",
            ));
        };
        others.insert(0, format!("uuid({uuid})"));
        let head = docs(&one.attrs, "") + &mark(one.ident.span());
        Ok(format!("{head}[{}]\n", others.join(", ")))
    }

    fn opnum(&self, method: &TraitItemFn, next: u32) -> Said<u32> {
        let Some(attribute) = find(&method.attrs, "opnum") else { return Ok(next) };
        let written = list(attribute).into_iter().next().map(syn::parse2::<syn::LitInt>);
        match written.and_then(|number| number.ok()?.base10_parse().ok()) {
            Some(number) if number >= next && number <= 0xffff => Ok(number),
            _ => {
                let expected = "expected a number from that behind the last one to 65535 (IFC-08)";
                Err(self.wrong(
                    attribute.span(),
                    "a number that no procedure can have here",
                    expected,
                ))
            }
        }
    }

    fn method(
        &mut self,
        method: &TraitItemFn,
        handles: &Scope,
        types: &mut Vec<String>,
        acf: &mut String,
    ) -> Said<String> {
        let (mut attributes, mut of_acf) = (Vec::new(), Vec::new());
        for attribute in &method.attrs {
            let name =
                attribute.path().segments.last().map_or(String::new(), |s| s.ident.to_string());
            match &*name {
                "idempotent" | "maybe" => attributes.push(name),
                "notify" | "notify_flag" => of_acf.push(name),
                "opnum" => {}
                _ if OF_RUST.contains(&&*name) => {}
                "cancellable" => {
                    let what = format!("`cancellable` of `{}`", method.sig.ident);
                    self.skip(attribute.span(), what, "it is about a server in Rust");
                }
                _ => {
                    let fault = format!("`{name}`, which IDL has no word for");
                    return Err(self.wrong(attribute.path().span(), fault, "expected none here"));
                }
            }
        }
        let idl = aliases(&method.attrs).into_iter().next();
        let idl = idl.map_or_else(|| name(&method.sig.ident), legal);
        let result = self.result(&method.sig, handles)?;
        let mut parameters = self.parameters(&method.sig, handles, types)?;
        if !parameters.binds {
            // The name is not one of the parameters'.
            let mut binding = "binding".to_owned();
            while parameters.idl.iter().any(|one| {
                one.rsplit([' ', '*'])
                    .next()
                    .is_some_and(|last| last.split('[').next() == Some(&*binding))
            }) {
                binding.push('_');
            }
            parameters.idl.insert(0, format!("[in] handle_t {binding}"));
        }
        if !of_acf.is_empty() || !parameters.acf.is_empty() {
            *acf += &format!("    {}{idl}({});\n", bracketed(&of_acf), parameters.acf.join(", "));
        }
        let list: Vec<String> =
            parameters.idl.iter().map(|one| format!("\n        {one}")).collect();
        Ok(format!(
            "{}{}    {}{result}{idl}({});\n",
            docs(&method.attrs, "    "),
            mark(method.sig.ident.span()),
            bracketed(&attributes),
            list.join(",")
        ))
    }
}

fn not_used(opnum: u32) -> String {
    format!("\n    void Opnum{opnum}NotUsedOnWire([in] handle_t binding);\n")
}
