//! The presentation contexts of a connection: interfaces in transfer syntaxes, by the numbers that its client
//! gave them.

use super::SyntaxId;
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
    /// A protected call in it was answered, so that the server has the same interface in mind.
    pub(super) verified: bool,
}

impl Context {
    pub(super) fn is_ndr64(&self) -> bool {
        self.syntax == Some(SyntaxId::NDR64)
    }
}

/// Presentation contexts, in the order of their numbers. Most connections have one or two.
#[derive(Debug, Default)]
pub(super) struct Contexts(Vec<(u16, Context)>);

impl Contexts {
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Where a context is, or where it would be.
    fn find(&self, id: u16) -> Result<usize, usize> {
        self.0.binary_search_by_key(&id, |(id, _)| *id)
    }

    pub(super) fn get(&self, id: u16) -> Option<&Context> {
        let at = self.find(id).ok()?;
        Some(&self.0[at].1)
    }

    /// The context in which an interface is called.
    pub(super) fn of(&self, wanted: SyntaxId, only: Option<SyntaxId>) -> Option<u16> {
        let is_it = |context: &Context| (context.wanted, context.only) == (wanted, only);
        self.0.iter().find(|(_, context)| is_it(context)).map(|(id, _)| *id)
    }

    pub(super) fn insert(&mut self, id: u16, context: Context) -> Result<(), OutOfMemory> {
        match self.find(id) {
            Ok(at) => self.0[at].1 = context,
            Err(at) => {
                let reserved = match self.0.capacity() {
                    0 => self.0.try_reserve_exact(1),
                    _ => self.0.try_reserve(1),
                };
                reserved.map_err(|_| OutOfMemory)?;
                self.0.insert(at, (id, context));
            }
        }
        Ok(())
    }

    /// Marks a context as accepted by the server. Returns whether the connection has the context.
    pub(super) fn accept(&mut self, id: u16, syntax: SyntaxId) -> bool {
        let at = self.find(id);
        at.map(|at| self.0[at].1.syntax = Some(syntax)).is_ok()
    }

    /// Marks a context as one of which the server has the same in mind.
    pub(super) fn verify(&mut self, id: u16) {
        if let Ok(at) = self.find(id) {
            self.0[at].1.verified = true;
        }
    }

    pub(super) fn remove(&mut self, id: u16) {
        if let Ok(at) = self.find(id) {
            self.0.remove(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_context_is_found_by_its_number_whatever_came_before() {
        let of = |interface| {
            let wanted = SyntaxId { major: interface as u16, ..SyntaxId::NDR20 };
            Context { wanted, only: None, syntax: None, interface, verified: false }
        };
        let mut contexts = Contexts::default();
        for id in [7, 0, u16::MAX, 3] {
            contexts.insert(id, of(id.into())).unwrap();
        }
        contexts.insert(3, of(33)).unwrap();
        contexts.remove(0);
        contexts.remove(1);
        assert_eq!(contexts.len(), 3);
        assert!(contexts.accept(7, SyntaxId::NDR64) && !contexts.accept(0, SyntaxId::NDR64));
        let known = |id| contexts.get(id).map(|context| (context.interface, context.is_ndr64()));
        let all = [0, 3, 7, 8, u16::MAX].map(known);
        assert_eq!(all, [None, Some((33, false)), Some((7, true)), None, Some((65535, false))]);
        assert_eq!(contexts.of(of(33).wanted, None), Some(3));
        assert_eq!(contexts.of(of(3).wanted, None), None);
    }
}
