//! The presentation contexts of a connection: interfaces in transfer syntaxes, by the numbers that its client
//! gave them.

use super::{CallMap, SyntaxId};
use crate::memory::OutOfMemory;

/// A presentation context.
#[derive(Clone, Copy, Debug)]
pub(super) struct Context {
    /// The interface that the client wants.
    pub(super) wanted: SyntaxId,
    /// The one transfer syntax in which it is proposed, if not in all that the client speaks.
    pub(super) only: Option<SyntaxId>,
    /// The transfer syntax, once the server has accepted the context.
    pub(super) syntax: Option<SyntaxId>,
    /// The index of the interface that the server has for it.
    pub(super) interface: usize,
}

impl Context {
    pub(super) fn is_ndr64(&self) -> bool {
        self.syntax == Some(SyntaxId::NDR64)
    }
}

/// Presentation contexts by number.
#[derive(Debug, Default)]
pub(super) struct Contexts(CallMap<Context>);

impl Contexts {
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn get(&self, id: u16) -> Option<&Context> {
        self.0.get(&id.into())
    }

    /// The context in which an interface is called.
    pub(super) fn of(&self, wanted: SyntaxId, only: Option<SyntaxId>) -> Option<u16> {
        let is_it = |context: &Context| (context.wanted, context.only) == (wanted, only);
        let (id, _) = self.0.iter().find(|(_, context)| is_it(context))?;
        u16::try_from(*id).ok()
    }

    pub(super) fn insert(&mut self, id: u16, context: Context) -> Result<(), OutOfMemory> {
        self.0.try_reserve(1).map_err(|_| OutOfMemory)?;
        self.0.insert(id.into(), context);
        Ok(())
    }

    /// Marks a context as accepted by the server. Returns whether the connection has the context.
    pub(super) fn accept(&mut self, id: u16, syntax: SyntaxId) -> bool {
        let context = self.0.get_mut(&id.into());
        context.map(|context| context.syntax = Some(syntax)).is_some()
    }

    pub(super) fn remove(&mut self, id: u16) {
        self.0.remove(&id.into());
    }
}
