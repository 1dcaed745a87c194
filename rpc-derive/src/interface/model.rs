//! An interface, in the words of IDL.

use quote::format_ident;
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{
    Attribute, FnArg, Generics, Ident, ItemTrait, Pat, ReturnType, Signature, TraitItem,
    TraitItemFn, Type, Visibility,
};

use super::arguments::Arguments;
use super::handles::Handles;
use super::parameter::handle::Handle;
use super::parameter::pipe::Pipe;
use super::parameter::{self, Kind};
use super::parameter_scope::plain_name;
use crate::attributes::{self, ParameterAttributes, Range};
use crate::data::is_allocator;
use crate::errors::Errors;
use crate::gate::{Answers, Around, Gate};
use crate::levels::Levels;
use crate::syntax::{self, On};
use crate::{len, types};

pub(crate) struct Interface<'a> {
    pub(crate) trait_: &'a ItemTrait,
    pub(crate) arguments: Arguments,
    pub(crate) handles: Handles<'a>,
    pub(crate) methods: Vec<Method<'a>>,
}

pub(crate) struct Method<'a> {
    pub(crate) item: &'a TraitItemFn,
    /// The number of the procedure, which the rules keep within 16 bits.
    pub(crate) number: u32,
    /// Those of its interface.
    pub(crate) handle_types: Handles<'a>,
    pub(crate) parameters: Vec<Parameter<'a>>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Direction {
    In,
    Out,
    InOut,
}

/// What a parameter is for.
pub(crate) enum Role<'a> {
    /// `&CallMemory`: the call's memory environment; not on the wire.
    Memory,
    /// `&mut CallBlock`: one block for all results; not on the wire.
    Block,
    /// `memory: A`, or `memory: SharedAllocator`: an allocator that the application plugs in; not on the
    /// wire.
    Allocator,
    /// `&CallInfo`: the server's knowledge of the call; not on the wire, and not at the client.
    Info,
    Pipe(Pipe<'a>),
    Data(Box<dyn Kind + 'a>),
}

pub(crate) struct Parameter<'a> {
    pub(crate) name: Ident,
    pub(crate) ty: &'a Type,
    pub(crate) attributes: ParameterAttributes,
    /// An attribute is wrong, so that nothing is known of what they say.
    pub(crate) tainted: bool,
    pub(crate) direction: Direction,
    pub(crate) role: Role<'a>,
    pub(crate) levels: Levels,
    pub(crate) gate: Gate,
}

impl<'a> Interface<'a> {
    pub(crate) fn new(
        trait_: &'a ItemTrait,
        arguments: Arguments,
        errors: &mut Errors,
    ) -> Interface<'a> {
        let (mut methods, mut answers) = (Vec::new(), Answers::default());
        let handles = Handles::of(trait_);
        // What the next method has unless it says its number.
        let mut next: u32 = 0;
        let items = trait_.items.iter().filter_map(|item| match item {
            TraitItem::Fn(item) => Some(item),
            _ => None,
        });
        for item in items {
            let number = attributes::opnum(&item.attrs, errors).unwrap_or(next);
            next = number.saturating_add(1);
            methods.push(Method::new(item, number, &handles, &mut answers, errors));
        }
        Interface { trait_, arguments, handles, methods }
    }

    pub(crate) fn name(&self) -> &Ident {
        &self.trait_.ident
    }

    pub(crate) fn visibility(&self) -> &Visibility {
        &self.trait_.vis
    }

    pub(crate) fn client_name(&self) -> Ident {
        format_ident!("{}Client", self.name())
    }

    pub(crate) fn blocking_name(&self) -> Ident {
        format_ident!("{}BlockingClient", self.name())
    }

    pub(crate) fn server_name(&self) -> Ident {
        format_ident!("{}Server", self.name())
    }
}

impl<'a> Method<'a> {
    fn new(
        item: &'a TraitItemFn,
        number: u32,
        handles: &Handles<'a>,
        answers: &mut Answers,
        errors: &mut Errors,
    ) -> Method<'a> {
        let allocator = allocator(&item.sig);
        let mut parameters = Vec::new();
        for input in &item.sig.inputs {
            if let FnArg::Typed(input) = input
                && let Pat::Ident(pattern) = &*input.pat
            {
                let (name, ty) = (&pattern.ident, &*input.ty);
                let mut parameter =
                    Parameter::new(name, ty, &input.attrs, (allocator, handles), errors);
                parameter.tainted |= plain_name(&input.pat).is_none();
                if let Some(kind) = parameter.kind().filter(|kind| kind.as_handle().is_none()) {
                    let (asked, levels) = (kind.asked(), parameter.referent_levels());
                    let around = Around::method(allocator);
                    let name = answers.name(&asked, &levels, &around);
                    parameter.gate = Gate::new(&name, &asked, &levels, &around);
                }
                parameters.push(parameter);
            }
        }
        let handle_types = handles.clone();
        Method { item, number, handle_types, parameters }
    }

    pub(crate) fn opnum(&self) -> u16 {
        u16::try_from(self.number).unwrap_or(u16::MAX)
    }

    pub(crate) fn signature(&self) -> &'a Signature {
        &self.item.sig
    }

    pub(crate) fn name(&self) -> &'a Ident {
        &self.item.sig.ident
    }

    pub(crate) fn generics(&self) -> &'a Generics {
        &self.item.sig.generics
    }

    pub(crate) fn is_async(&self) -> bool {
        self.item.sig.asyncness.is_some()
    }

    /// The return type as written.
    pub(crate) fn output(&self) -> Option<&'a Type> {
        match &self.item.sig.output {
            ReturnType::Default => None,
            ReturnType::Type(_, ty) => Some(ty),
        }
    }

    /// The method that is told when the call's memory is freed, with whether it learns if the method ran.
    pub(crate) fn notify(&self) -> Option<(Ident, bool)> {
        let attribute = self.item.attrs.iter().find(|attribute| is_notify(attribute))?;
        let flag = attribute.path().is_ident("notify_flag");
        let end = if flag { "notify_flag" } else { "notify" };
        let name = self.name();
        Some((format_ident!("{}_{end}", name.unraw(), span = attribute.path().span()), flag))
    }

    /// `idempotent`, `maybe` or `cancellable` in front of the method.
    pub(crate) fn call_attribute(&self, name: &str) -> Option<&'a Attribute> {
        self.item.attrs.iter().find(|attribute| attribute.path().is_ident(name))
    }

    /// What stands in front of the client's method alone, which has a body.
    pub(crate) fn of_client(&self) -> impl Iterator<Item = &'a Attribute> {
        self.item.attrs.iter().filter(|attribute| is_of_client(attribute))
    }

    pub(crate) fn docs(&self) -> impl Iterator<Item = &'a Attribute> {
        self.item.attrs.iter().filter(|attribute| {
            attribute.path().is_ident("doc") || attribute.path().is_ident("deprecated")
        })
    }

    pub(crate) fn find(&self, name: &Ident) -> Option<(usize, &Parameter<'a>)> {
        let same = |parameter: &Parameter<'_>| parameter.name.unraw() == name.unraw();
        self.parameters.iter().enumerate().find(|(_, parameter)| same(parameter))
    }

    /// The array whose length a parameter is, if that is a `Len`.
    pub(crate) fn array_of(&self, count: &Parameter<'_>) -> Option<&Parameter<'a>> {
        let ty = types::reference(count.ty).map_or(count.ty, |reference| &reference.elem);
        let mut arrays = self.parameters.iter().filter(|_| len::number(ty).is_some());
        arrays.find(|array| len::is_length(&array.attributes.place, &count.name))
    }

    pub(crate) fn memory(&self) -> Option<&Parameter<'a>> {
        self.parameters.iter().find(|parameter| matches!(parameter.role, Role::Memory))
    }

    pub(crate) fn block(&self) -> Option<&Parameter<'a>> {
        self.parameters.iter().find(|parameter| matches!(parameter.role, Role::Block))
    }

    /// The method's allocator parameter, `A` of `<A: Allocator>`.
    pub(crate) fn generic_allocator(&self) -> Option<&'a Ident> {
        allocator(self.signature())
    }

    /// The parameter that is the allocator.
    pub(crate) fn plugged(&self) -> Option<&Parameter<'a>> {
        self.parameters.iter().find(|parameter| matches!(parameter.role, Role::Allocator))
    }

    /// The parameter that is a reference to the allocator, which is passed by value.
    pub(crate) fn lent_allocator(&self) -> Option<&Parameter<'a>> {
        self.parameters.iter().find(|parameter| {
            let name = types::reference(parameter.ty).and_then(|of| types::name(&of.elem));
            name.is_some_and(|name| {
                name == "SharedAllocator" || Some(name) == self.generic_allocator()
            })
        })
    }

    /// Whether an attribute of a parameter stands in front of the method.
    pub(crate) fn is_misplaced(&self) -> bool {
        self.item.attrs.iter().any(|attribute| syntax::stands(attribute.path(), On::Parameter))
    }

    /// Whether the server's allocator is its own, and not the call's memory: the method keeps something.
    pub(crate) fn keeps(&self) -> bool {
        self.parameters.iter().any(Parameter::outlives_the_call)
    }

    /// The parameters that are on the wire.
    pub(crate) fn data(&self) -> impl Iterator<Item = (usize, &Parameter<'a>, &dyn Kind)> {
        self.parameters.iter().enumerate().filter_map(|(i, parameter)| match &parameter.role {
            Role::Data(kind) => Some((i, parameter, &**kind)),
            _ => None,
        })
    }

    /// Whether it returns a context handle that the trait does not have.
    pub(crate) fn returns_unknown_handle(&self) -> bool {
        let written = self.output().and_then(|output| self.handle_types.written(output));
        written.is_some_and(|(named, _)| !named.is_known())
    }

    /// The context handles among them.
    pub(crate) fn handles(&self) -> impl Iterator<Item = (&Parameter<'a>, &Handle)> {
        self.data().filter_map(|(_, parameter, kind)| Some((parameter, kind.as_handle()?)))
    }

    /// The parameters that are on the wire, with its pipes.
    pub(crate) fn transmitted(&self) -> impl Iterator<Item = &Parameter<'a>> {
        self.parameters.iter().filter(|p| matches!(p.role, Role::Data(_) | Role::Pipe(_)))
    }

    pub(crate) fn pipes(&self) -> impl Iterator<Item = (&Parameter<'a>, Pipe<'a>)> {
        self.parameters.iter().filter_map(|parameter| match parameter.role {
            Role::Pipe(pipe) => Some((parameter, pipe)),
            _ => None,
        })
    }

    /// The [in] pipe.
    pub(crate) fn input_pipe(&self) -> Option<(&Parameter<'a>, Pipe<'a>)> {
        self.pipes().find(|(_, pipe)| !pipe.output)
    }

    /// The [out] pipe.
    pub(crate) fn output_pipe(&self) -> Option<(&Parameter<'a>, Pipe<'a>)> {
        self.pipes().find(|(_, pipe)| pipe.output)
    }
}

fn allocator(signature: &Signature) -> Option<&Ident> {
    let own = signature.generics.type_params().find(|parameter| is_allocator(parameter));
    own.map(|own| &own.ident)
}

impl<'a> Parameter<'a> {
    fn new(
        name: &Ident,
        ty: &'a Type,
        attributes: &'a [Attribute],
        (allocator, handles): (Option<&Ident>, &Handles<'a>),
        errors: &mut Errors,
    ) -> Parameter<'a> {
        let own: Vec<_> =
            attributes.iter().filter(|attribute| !is_lint(attribute.path())).collect();
        let before = errors.len();
        let attributes: ParameterAttributes = attributes::read(&own, On::Parameter, errors);
        let tainted = errors.len() > before;
        let role = match types::name(ty) {
            Some(name) if allocator == Some(name) || name == "SharedAllocator" => Role::Allocator,
            _ => match Handle::of(ty, attributes.out.is_present(), handles) {
                Some(handle) => Role::Data(Box::new(handle)),
                None => Role::of(ty),
            },
        };
        let exclusive = match &role {
            Role::Data(kind) if kind.is_exclusive() => Direction::InOut,
            _ => Direction::In,
        };
        let direction = if attributes.out.is_present() { Direction::Out } else { exclusive };
        let levels = Levels::new(&attributes.place, ty);
        let (name, gate) = (name.clone(), Gate::default());
        Parameter { name, ty, attributes, tainted, direction, role, levels, gate }
    }

    /// Whether the server's method may keep it when the call is over, or free it node by node.
    pub(crate) fn outlives_the_call(&self) -> bool {
        let allocate = self.attributes.allocate.as_ref();
        self.attributes.force_allocate.is_present()
            || allocate.is_some_and(|allocate| allocate.option("dont_free").is_some())
    }

    pub(crate) fn is_in(&self) -> bool {
        self.direction != Direction::Out
    }

    pub(crate) fn is_out(&self) -> bool {
        self.direction != Direction::In
    }

    /// Whether `*name` is how its value is written.
    pub(crate) fn is_reference(&self) -> bool {
        self.kind().is_some_and(|kind| kind.is_reference())
    }

    /// The levels of what the parameter's reference refers to: a pointer to one value at the top is
    /// written in `size_is(, n)`, and is not on the wire.
    pub(crate) fn referent_levels(&self) -> Levels {
        match self.kind() {
            Some(kind) if kind.is_to_one() => self.levels.below_one(),
            _ => self.levels.clone(),
        }
    }

    /// Whether its own pointer may be null.
    pub(crate) fn is_nullable(&self) -> bool {
        self.kind().is_some_and(|kind| kind.is_nullable())
    }

    /// How it is passed on, if it is on the wire and no pipe.
    pub(crate) fn kind(&self) -> Option<&dyn Kind> {
        match &self.role {
            Role::Data(kind) => Some(&**kind),
            _ => None,
        }
    }

    /// The range of its value, if it is not that of a number of elements.
    pub(crate) fn value_range(&self) -> Option<&Range> {
        self.attributes.range().filter(|_| !self.levels.counts())
    }

    pub(crate) fn span(&self) -> proc_macro2::Span {
        self.ty.span()
    }
}

impl<'a> Role<'a> {
    fn of(ty: &'a Type) -> Role<'a> {
        if let Some(pipe) = Pipe::of(ty) {
            return Role::Pipe(pipe);
        }
        if let Some(reference) = types::reference(ty) {
            let exclusive = reference.mutability.is_some();
            match types::name(&reference.elem) {
                Some(name) if name == "CallMemory" && !exclusive => return Role::Memory,
                Some(name) if name == "CallBlock" && exclusive => return Role::Block,
                Some(name) if name == "CallInfo" && !exclusive => return Role::Info,
                _ => {}
            }
        }
        Role::Data(parameter::of(ty))
    }
}

pub(crate) fn is_opnum(attribute: &Attribute) -> bool {
    attribute.path().is_ident("opnum")
}

/// Whether an attribute says how calls are made.
pub(crate) fn is_call_attribute(attribute: &Attribute) -> bool {
    ["idempotent", "maybe", "cancellable"].iter().any(|name| attribute.path().is_ident(name))
}

pub(crate) fn is_notify(attribute: &Attribute) -> bool {
    attribute.path().is_ident("notify") || attribute.path().is_ident("notify_flag")
}

/// Whether an attribute is for a function's body: `must_use`, `inline`, or another crate's.
pub(crate) fn is_of_client(attribute: &Attribute) -> bool {
    let path = attribute.path();
    let ours = || path.segments.last().is_some_and(|last| syntax::is_of_method(&last.ident));
    path.is_ident("must_use")
        || path.is_ident("inline")
        || path.is_ident("instrument")
        || path.segments.len() > 1 && !ours()
}

pub(crate) fn is_lint(path: &syn::Path) -> bool {
    ["allow", "expect", "warn", "deny", "forbid"].iter().any(|lint| path.is_ident(lint))
}
