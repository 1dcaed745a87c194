//! What cannot be said, and what needs it.

use std::collections::{HashMap, HashSet};

use super::{Generator, Key, Written, refused};

impl Generator<'_> {
    /// What uses something that cannot be said cannot be said either.
    pub(super) fn spread_failures(&mut self) {
        let mut users: HashMap<Key, Vec<Key>> = HashMap::new();
        let mut pending = Vec::new();
        for (key, written) in &self.items {
            if written.text.is_err() {
                pending.push(*key);
            }
            written.uses.iter().for_each(|used| users.entry(*used).or_default().push(*key));
        }
        let mut failed: HashSet<Key> = HashSet::new();
        while let Some(key) = pending.pop() {
            if failed.insert(key) {
                pending.extend(users.remove(&key).into_iter().flatten());
            }
        }
        let because = |this: &Self, written: &Written| {
            let cause = written.uses.iter().find(|key| failed.contains(key)).copied();
            cause.map(|key| {
                format!("it needs `{}`, which cannot be said in Rust", this.names.of_type(key))
            })
        };
        for (key, mut written) in std::mem::take(&mut self.items) {
            if let (Ok(_), Some(why)) = (&written.text, because(self, &written)) {
                let fault = format!("`{}` is left out", self.names.of_type(key));
                written.text = Err(refused(written.span, fault, why));
            }
            match &written.text {
                Err(error) if self.reach.is_needed(key) => {
                    // Another form has it too.
                    if !self.diagnostics.iter().any(|other| *other == **error) {
                        self.diagnostics.push((**error).clone());
                    }
                }
                // Said where the module is made.
                Err(_) if self.elsewhere_of(key).is_some() => {}
                Err(error) => {
                    let what =
                        format!("`{}`, which no interface here uses", self.names.of_type(key));
                    let reason = format!("{}; {}", error.fault, error.expected);
                    self.skip(error.span, what, reason);
                }
                Ok(_) => {}
            }
            self.items.push((key, written));
        }
        for mut one in std::mem::take(&mut self.traits) {
            for (name, method) in &mut one.methods {
                if let (Ok(_), Some(why)) = (&method.text, because(self, method)) {
                    method.text = Err(refused(method.span, format!("`{name}` is left out"), why));
                }
            }
            one.check_handles();
            for error in one.methods.iter().filter_map(|(_, method)| method.text.as_ref().err()) {
                // A base's are those of each interface that is derived from it.
                if !self.diagnostics.iter().any(|other| *other == **error) {
                    self.diagnostics.push((**error).clone());
                }
            }
            if one.is_empty() {
                let (span, what) = (one.span, format!("interface `{}`", one.midl));
                self.skip(span, what, "it has no procedure that can be called");
                continue;
            }
            self.traits.push(one);
        }
    }
}
