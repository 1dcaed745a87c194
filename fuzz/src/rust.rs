//! Any text as IDL, and Rust of it in each form of memory: what is written can be parsed, and has what is counted.

use rpc_idl::rust::{self, Memory, Options, Output};
use rpc_idl::{Imported, Severity};
use syn::{Item, TraitItem};

const FORMS: [Memory; 3] = [Memory::Owned, Memory::Borrowed, Memory::Allocator];

pub fn run(bytes: &[u8]) {
    let imported = crate::idl::import(bytes);
    for memory in FORMS {
        let options = Options::new().memory(memory);
        check(&imported, &rust::generate_with(&imported, &options));
        // An interface in another form than the rest, if one is called `a`.
        let other = FORMS[(memory as usize + 1) % FORMS.len()];
        check(&imported, &rust::generate_with(&imported, &options.memory_of("a", other)));
    }
}

fn check(imported: &Imported, output: &Output) {
    let file = syn::parse_file(&output.source).expect("what can be parsed");
    let (mut interfaces, mut procedures) = (0, 0);
    count(&file.items, &mut interfaces, &mut procedures);
    assert_eq!((interfaces, procedures), (output.interfaces, output.procedures));
    for skip in output.skipped.iter().take(20) {
        assert!(!skip.what.is_empty() && !skip.reason.is_empty());
        let text = imported.sources.file(skip.span.file).text();
        assert!(text.get(skip.span.range()).is_some(), "{skip:?}");
    }
    for error in output.diagnostics.iter().take(20) {
        assert!(error.severity == Severity::Error && !error.expected.is_empty(), "{error:?}");
        assert!(error.render(&imported.sources).contains(&error.fault));
    }
}

fn count(items: &[Item], interfaces: &mut usize, procedures: &mut usize) {
    for item in items {
        match item {
            Item::Trait(one) => {
                *interfaces += 1;
                let methods = one.items.iter().filter(|item| matches!(item, TraitItem::Fn(_)));
                *procedures += methods.count();
            }
            Item::Mod(inner) => {
                let items = inner.content.as_ref().map_or(&[][..], |(_, items)| items);
                count(items, interfaces, procedures);
            }
            _ => {}
        }
    }
}
