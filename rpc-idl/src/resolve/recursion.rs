//! Types that contain themselves.

use super::Resolver;
use crate::diagnostic::Diagnostic;
use crate::limits::TYPEDEFS;
use crate::model::{StructureId, Type, TypedefId, UnionId};

/// The attributes by which another type is on the wire.
const TRANSMITTED: [&str; 2] = ["transmit_as", "wire_marshal"];

/// The typedef that a type names, or of which it has pointers or arrays.
fn name_in(ty: &Type) -> Option<TypedefId> {
    let mut ty = ty;
    loop {
        ty = match ty {
            Type::Typedef(id) => return Some(*id),
            Type::Pointer(pointer) => &pointer.target,
            Type::Array(array) => &array.element,
            Type::Pipe(element) | Type::SafeArray(element) => element,
            _ => return None,
        };
    }
}

/// What can contain something, by value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Node {
    Structure(StructureId),
    Union(UnionId),
}

impl Resolver<'_> {
    pub(super) fn recursion(&mut self) {
        self.typedefs(false);
        self.typedefs(true);
        self.containers();
    }

    /// Chains of typedefs, through pointers and arrays too, which may be a circle where names are used before they are
    /// defined. On the wire they lead by what is transmitted.
    fn typedefs(&mut self, on_wire: bool) {
        let mut length: Vec<Option<usize>> = vec![None; self.model.typedefs.len()];
        for n in 0..self.model.typedefs.len() {
            let mut chain = Vec::new();
            let mut id = TypedefId(n as u32);
            let mut end = 0;
            loop {
                if let Some(known) = length[id.0 as usize] {
                    end = known;
                    break;
                }
                // A circle ends here as well: its length is set to the limit.
                length[id.0 as usize] = Some(TYPEDEFS);
                chain.push(id);
                let transmitted = self.model.transmitted(id).filter(|_| on_wire);
                match name_in(transmitted.unwrap_or(&self.model[id].ty)) {
                    Some(next) => id = next,
                    None => break,
                }
            }
            for id in chain.into_iter().rev() {
                end += 1;
                if end > TYPEDEFS {
                    let is = &self.model[id].is;
                    let error =
                        Diagnostic::error(is.span, 2006, format!("`{}` comes to no end", is.name))
                            .expected(format!(
                                "expected a type behind at most {TYPEDEFS} typedefs"
                            ));
                    self.error(error);
                    let typedef = &mut self.model[id];
                    typedef.ty = Type::Unknown;
                    typedef.is.attributes.retain(|of| !TRANSMITTED.contains(&&*of.name));
                    end = 1;
                }
                length[id.0 as usize] = Some(end);
            }
        }
    }

    fn contents(&self, node: Node) -> Vec<Node> {
        let types: Vec<&Type> = match node {
            Node::Structure(id) => self.model[id].fields.iter().map(|field| &field.ty).collect(),
            Node::Union(id) => self.model[id]
                .arms
                .iter()
                .flat_map(|arm| &arm.fields)
                .map(|field| &field.ty)
                .collect(),
        };
        let contained = types.into_iter().filter_map(|ty| {
            let mut ty = self.model.underlying(ty);
            while let Type::Array(array) = ty {
                ty = self.model.underlying(&array.element);
            }
            match ty {
                Type::Structure(id) => Some(Node::Structure(*id)),
                Type::Union(id) => Some(Node::Union(*id)),
                _ => None,
            }
        });
        contained.collect()
    }

    /// Structures that contain themselves without a pointer, by a search in depth without recursion.
    fn containers(&mut self) {
        let structures = self.model.structures.len();
        let index = |node: Node| match node {
            Node::Structure(id) => id.0 as usize,
            Node::Union(id) => structures + id.0 as usize,
        };
        // 0: not seen, 1: on the path, 2: done.
        let mut state = vec![0_u8; structures + self.model.unions.len()];
        let all = (0..structures as u32)
            .map(|n| Node::Structure(StructureId(n)))
            .chain((0..self.model.unions.len() as u32).map(|n| Node::Union(UnionId(n))));
        for start in all {
            if state[index(start)] != 0 {
                continue;
            }
            state[index(start)] = 1;
            let mut path = vec![(start, self.contents(start))];
            while let Some((node, rest)) = path.last_mut() {
                let node = *node;
                let Some(next) = rest.pop() else {
                    state[index(node)] = 2;
                    path.pop();
                    continue;
                };
                match state[index(next)] {
                    0 => {
                        state[index(next)] = 1;
                        let contents = self.contents(next);
                        path.push((next, contents));
                    }
                    1 => self.cut(next),
                    _ => {}
                }
            }
        }
    }

    /// Reports a structure that contains itself, and leaves nothing in it.
    fn cut(&mut self, node: Node) {
        let (is, what) = match node {
            Node::Structure(id) => (&self.model[id].is, "structure"),
            Node::Union(id) => (&self.model[id].is, "union"),
        };
        let error =
            Diagnostic::error(is.span, 2006, format!("the {what} `{}` contains itself", is.name))
                .expected("expected a pointer in between");
        self.error(error);
        match node {
            Node::Structure(id) => self.model[id].fields.clear(),
            Node::Union(id) => self.model[id].arms.clear(),
        }
    }
}
