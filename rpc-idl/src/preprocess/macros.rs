//! What `#define` defines.

use std::collections::HashMap;
use std::rc::Rc;

use crate::source::Span;
use crate::token::Token;

/// A macro.
#[derive(Debug, Clone)]
pub(crate) struct Macro {
    /// Where it is defined: its name.
    pub(crate) span: Span,
    /// `None` for an object-like macro.
    pub(crate) parameters: Option<Vec<Rc<str>>>,
    pub(crate) body: Vec<Token>,
}

impl Macro {
    /// Whether `other` may be defined as well, as C has it.
    pub(crate) fn same(&self, other: &Macro) -> bool {
        self.parameters == other.parameters
            && self.body.len() == other.body.len()
            && self.body.iter().zip(&other.body).all(|(a, b)| a.text == b.text)
    }
}

/// The macros of a file: an imported file has its own.
pub(crate) type Macros = HashMap<Rc<str>, Rc<Macro>>;
