//! Which rules about layouts the types of a method have to keep.

use proc_macro2::TokenStream;
use syn::Type;
use syn::spanned::Spanned;

use super::model::{Method, Parameter, Role};
use super::parameter::pipe::Pipe;
use super::returned::Returned;
use crate::attributes::ValueAttributes;
use crate::gate::Gate;
use crate::layouts::{self, Check, Part, Rule};
use crate::levels::Levels;
use crate::types;

/// The checks of a method's types.
pub(crate) fn of_method(method: &Method<'_>, rpc: &TokenStream) -> Vec<Check> {
    let mut layouts = Layouts { method, rpc, checks: Vec::new() };
    layouts.returned();
    for (parameter, pipe) in method.input_pipe().into_iter().chain(method.output_pipe()) {
        layouts.range(parameter);
        layouts.element(pipe);
    }
    for parameter in &method.parameters {
        if let Role::Data(kind) = &parameter.role {
            layouts.range(parameter);
            kind.layouts(parameter, &mut layouts);
        }
    }
    layouts.checks
}

/// Collects checks.
pub(crate) struct Layouts<'s> {
    method: &'s Method<'s>,
    rpc: &'s TokenStream,
    checks: Vec<Check>,
}

impl Layouts<'_> {
    /// The type, where it is known. No rule depends on where the memory is from: any allocator stands for the
    /// method's own.
    pub(crate) fn known(&self, ty: &Type) -> Type {
        let rpc = self.rpc;
        match self.method.generic_allocator() {
            Some(allocator) => types::with(ty, allocator, &syn::parse_quote!(#rpc::Global)),
            None => ty.clone(),
        }
    }

    fn range(&mut self, parameter: &Parameter<'_>) {
        let range = parameter.attributes.range();
        self.checks.extend(range.map(|range| Check::printed(range.checks(parameter.ty))));
    }

    fn keeps(&mut self, ty: &Type, gate: &Gate, levels: &Levels, rules: &[&'static Rule]) {
        self.checks.push(Check::at(&self.known(ty), gate, levels, rules, self.rpc));
    }

    /// What a pipe's element has to keep.
    fn element(&mut self, pipe: Pipe<'_>) {
        self.checks.extend(pipe.question(self.rpc).map(Check::printed));
        if !types::is_primitive(pipe.element) {
            let rules = [&layouts::PIPE_ELEMENT, &layouts::PIPE_NOT_PRESENTED];
            let (span, wire) = (pipe.element.span(), pipe.wire(self.rpc));
            let check = Check::of((&wire, span), &Levels::default(), Part::Whole, &rules, self.rpc);
            self.checks.push(check);
        }
    }

    /// What every place has to keep.
    pub(crate) fn place(&mut self, ty: &Type, parameter: &Parameter<'_>) {
        self.place_with(ty, parameter, &parameter.attributes.place);
    }

    /// The same behind the parameter's own unique pointer: that is what `unique` is about.
    pub(crate) fn place_behind_unique(&mut self, ty: &Type, parameter: &Parameter<'_>) {
        let mut said = parameter.attributes.place.clone();
        said.unique = darling::util::Flag::default();
        self.place_with(ty, parameter, &said);
    }

    fn place_with(&mut self, ty: &Type, parameter: &Parameter<'_>, said: &ValueAttributes) {
        let (known, levels) = (self.known(ty), parameter.referent_levels());
        self.checks.extend(layouts::of_place(&known, &parameter.gate, said, &levels, self.rpc));
    }

    /// A type whose layout breaks no rule of its own: where it is not defined here, it may be generic.
    pub(crate) fn sound(&mut self, ty: &Type, parameter: &Parameter<'_>) {
        if !types::is_scalar(ty) {
            self.keeps(ty, &parameter.gate, &parameter.referent_levels(), &[]);
        }
    }

    /// What the type of one parameter has to keep.
    pub(crate) fn keep(&mut self, ty: &Type, parameter: &Parameter<'_>, rule: &'static Rule) {
        self.keeps(ty, &parameter.gate, &parameter.referent_levels(), &[rule]);
    }

    /// What `allocate` is said of holds a pointer.
    pub(crate) fn allocated(&mut self, ty: &Type, parameter: &Parameter<'_>) {
        let attributes = &parameter.attributes;
        if attributes.allocate.is_some() || attributes.force_allocate.is_present() {
            self.keep(ty, parameter, &layouts::HAS_POINTERS);
        }
    }

    /// What outlives the call comes from the method's allocator, if it has one.
    pub(crate) fn kept(&mut self, ty: &Type, parameter: &Parameter<'_>) {
        let result = parameter.is_out() && !parameter.is_in();
        if self.method.plugged().is_some() && (result || parameter.outlives_the_call()) {
            self.keep(ty, parameter, &layouts::ANY_ALLOCATOR);
        }
    }

    /// A result in the one block of all results.
    pub(crate) fn in_block(&mut self, ty: &Type, parameter: &Parameter<'_>) {
        if self.method.block().is_some() && parameter.is_out() {
            self.keep(ty, parameter, &layouts::IN_BLOCK);
        }
    }

    /// The type that is returned.
    fn returned(&mut self) {
        let Some(returned) = Returned::of(self.method).filter(|r| !r.is_plain_value()) else {
            return;
        };
        let rpc = self.rpc;
        let mut rules = vec![&layouts::RETURNED_IS_NEW, &layouts::RETURNED_SIZE];
        rules.extend(self.method.block().map(|_| &layouts::IN_BLOCK));
        rules.extend(self.method.plugged().map(|_| &layouts::ANY_ALLOCATOR));
        let value = returned.known_wire(rpc);
        self.checks.push(Check::returned(returned.span(), value, rules));
    }
}
