//! What the model has in lists of its own.

use std::collections::HashSet;

use super::{Generator, Skip};
use crate::source::Span;

impl Generator<'_> {
    /// What the model has in its own lists.
    pub(super) fn passed_over(&mut self) {
        let model = self.model;
        for skipped in &model.skipped {
            if !self.is_main(skipped.span) {
                continue;
            }
            let name = skipped.name.as_ref().map_or(String::new(), |name| format!(" `{name}`"));
            self.skipped.push(Skip {
                span: skipped.span,
                what: format!("{}{name}", skipped.kind),
                reason: skipped.reason.to_owned(),
            });
        }
        let constants: HashSet<Span> = model
            .constants
            .iter()
            .filter(|constant| constant.ty.is_none())
            .map(|constant| constant.name.span)
            .collect();
        for file in model.files.iter().filter(|file| file.is_main) {
            for pragma in &file.pragmas {
                let reason = match pragma.text.split_whitespace().nth(1) {
                    Some(pack) if pack.starts_with("pack") => "packing is of memory alone",
                    _ => "it speaks to compilers alone",
                };
                self.skip(pragma.span, format!("#{}", pragma.text), reason);
            }
            for quote in file.quotes.iter().filter(|quote| !constants.contains(&quote.span)) {
                self.skip(quote.span, format!("cpp_quote {:?}", quote.text), "it is C");
            }
        }
    }
}
