//! Every public trait of the runtime, and where it is implemented wrongly, or why nobody can implement it.

use std::path::Path;

/// Names of traits, and what is done about them.
const TRAITS: &[(&str, &str)] = &[
    ("Acceptor", "wrong_packages"),
    ("Character", "wrong_traits"),
    ("Context", "wrong_services"),
    ("CorrelationSource", "wrong_traits"),
    ("Discriminant", "wrong_traits"),
    ("Dispatch", "wrong_services"),
    ("Handshake", "wrong_packages"),
    ("Host", "wrong_services"),
    ("Initiator", "wrong_packages"),
    ("Keeps", "wrong_stubs"),
    ("Labels", "wrong_stubs"),
    ("Link", "wrong_traits"),
    ("List", "wrong_traits"),
    ("Marshal", "wrong_traits"),
    ("MarshalReturn", "wrong_stubs"),
    ("MarshalUnion", "wrong_traits"),
    ("Ndr", "wrong_traits"),
    ("NtlmAuthority", "wrong_packages"),
    ("NullableSource", "wrong_stubs"),
    ("Pointer", "wrong_traits"),
    ("Returns", "wrong_stubs"),
    ("SecurityContext", "wrong_packages"),
    ("Sink", "wrong_traits"),
    ("Start", "wrong_traits"),
    ("Structure", "wrong_traits"),
    ("Switched", "wrong_stubs"),
    ("SwitchesOn", "wrong_stubs"),
    ("TransmittedType", "wrong_traits"),
    ("Union", "wrong_traits"),
    ("Unmarshal", "wrong_traits"),
    ("UnmarshalReturn", "wrong_stubs"),
    ("UnmarshalUnion", "wrong_traits"),
    ("WireEnum", "wrong_traits"),
    // Implemented for all types that have its supertraits: wrong ones of these go through pipes.
    ("PipeElement", "wrong_pipes"),
    // Its supertrait cannot be named.
    ("Sealed", NOBODY),
    ("Syntax", NOBODY),
    // Implemented for all types already, by two implementations of which generated code selects one.
    ("Failing", NOBODY),
    ("Lacking", NOBODY),
    ("Returning", NOBODY),
    ("Select", NOBODY),
    ("SelectElement", NOBODY),
    ("SelectLabels", NOBODY),
    ("SelectSwitch", NOBODY),
    ("SelectValue", NOBODY),
    // Implemented for all that becomes an `Error`; it can only make another.
    ("Fails", NOBODY),
    ("SaysUnimplemented", NOBODY),
    // Interfaces, as any that a program declares.
    ("EndpointMapper", NOBODY),
    ("Management", NOBODY),
    // They cannot be named outside of the runtime: no path to them is public.
    ("ArrayLevel", NOBODY),
    ("Conformant", NOBODY),
    ("Elements", NOBODY),
    ("ExplicitString", NOBODY),
    ("FullLevel", NOBODY),
    ("GrowLink", NOBODY),
    ("HasLength", NOBODY),
    ("InLine", NOBODY),
    ("Number", NOBODY),
    ("OneLevel", NOBODY),
    ("OwnedLink", NOBODY),
    ("ReadRows", NOBODY),
    ("StringLevel", NOBODY),
    ("SwitchLevel", NOBODY),
    ("Unranged", NOBODY),
    ("Unseen", NOBODY),
    ("WriteRows", NOBODY),
];

const NOBODY: &str = "";

/// Traits of others that the runtime takes implementations of.
const OTHERS: &[(&str, &str)] = &[
    ("Allocator", "allocators"),
    ("AsyncRead", "wrong_streams"),
    ("AsyncWrite", "wrong_streams"),
    ("Future", "wrong_services"),
    ("Deref", "wrong_traits"),
];

const SOURCES: [(&str, &str); 7] = [
    ("wrong_packages", include_str!("wrong_packages.rs")),
    ("allocators", include_str!("allocators.rs")),
    ("wrong_traits", include_str!("wrong_traits.rs")),
    ("wrong_stubs", include_str!("wrong_stubs.rs")),
    ("wrong_pipes", include_str!("wrong_pipes.rs")),
    ("wrong_services", include_str!("wrong_services.rs")),
    ("wrong_streams", include_str!("wrong_streams.rs")),
];

/// The traits that are declared public in a folder's files, whether their modules are or not.
fn declared(folder: &Path, all: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).expect("the runtime's sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            declared(&path, all);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = std::fs::read_to_string(&path).expect("a source");
            for line in text.lines() {
                let line = line.trim_start();
                let name =
                    line.strip_prefix("pub trait ").or(line.strip_prefix("pub unsafe trait "));
                let end =
                    |name: &str| name.find(|c: char| !c.is_alphanumeric()).unwrap_or(name.len());
                all.extend(name.map(|name| name[..end(name)].to_owned()));
            }
        }
    }
}

#[test]
fn each_public_trait_has_its_wrong_implementation() {
    let mut all = Vec::new();
    declared(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../rpc-runtime/src")), &mut all);
    all.sort_unstable();
    let mut known: Vec<_> = TRAITS.iter().map(|(name, _)| (*name).to_owned()).collect();
    known.sort_unstable();
    assert_eq!(all, known, "a public trait is missing in the list, or gone");
    for (name, file) in TRAITS.iter().chain(OTHERS).filter(|(_, file)| *file != NOBODY) {
        let (_, source) = SOURCES.iter().find(|(of, _)| of == file).expect("a file");
        let implemented = source.lines().any(|line| {
            let line = line.trim_start();
            (line.starts_with("impl") || line.starts_with("unsafe impl"))
                && (line.contains(&format!(" {name}")) || line.contains(&format!("{name} for")))
                && line.contains(" for ")
        });
        assert!(implemented || *name == "PipeElement", "`{name}` is not implemented in `{file}`");
    }
}
