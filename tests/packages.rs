//! The packages that are published: each holds all that it needs, and nothing that is not so.

use std::fs;
use std::path::{Path, PathBuf};

const PACKAGES: [&str; 2] = ["rpc-derive", "rpc-runtime"];

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn read(path: &str) -> String {
    let text = fs::read_to_string(repository().join(path));
    text.unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The files below a folder, as paths from the repository's root.
fn files(folder: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(repository().join(folder)).expect("a folder") {
        let entry = entry.expect("an entry");
        let path = format!("{folder}/{}", entry.file_name().into_string().expect("text"));
        match entry.file_type().expect("a type").is_dir() {
            true => found.extend(files(&path)),
            false => found.push(path),
        }
    }
    found
}

/// The lines of a section of a manifest.
fn section<'a>(manifest: &'a str, name: &str) -> Vec<&'a str> {
    let mut lines = manifest.lines().skip_while(|line| *line != format!("[{name}]"));
    assert!(lines.next().is_some(), "no section [{name}]");
    lines.take_while(|line| !line.starts_with('[')).collect()
}

/// The names that a section of dependencies has.
fn dependencies(manifest: &str, name: &str) -> Vec<String> {
    let entries = section(manifest, name).into_iter();
    let entries = entries.filter(|line| line.starts_with(|first: char| first.is_alphabetic()));
    entries.filter_map(|line| line.split(['.', ' ', '=']).next().map(str::to_owned)).collect()
}

#[test]
fn each_has_the_licences_of_the_repository() {
    for package in PACKAGES {
        for licence in ["LICENSE-MIT", "LICENSE-APACHE"] {
            let copy = read(&format!("{package}/{licence}"));
            assert!(copy == read(licence), "{package}/{licence} is another text than {licence}");
        }
    }
}

#[test]
fn each_says_what_it_is() {
    for package in PACKAGES {
        let manifest = read(&format!("{package}/Cargo.toml"));
        let package_keys = section(&manifest, "package");
        for key in ["description", "readme", "keywords", "categories", "license", "rust-version"] {
            assert!(package_keys.iter().any(|line| line.starts_with(key)), "{package}: no {key}");
        }
        assert!(section(&manifest, "package.metadata.docs.rs").contains(&"all-features = true"));
        assert!(!manifest.contains("example.invalid"), "{package}: an address that is none");
    }
    assert!(!read("Cargo.toml").contains("example.invalid"), "an address that is none");
}

/// On docs.rs, and in a package, there is no file of the repository to lead to.
#[test]
fn no_link_of_a_readme_leads_out_of_its_package() {
    for package in PACKAGES {
        let readme = read(&format!("{package}/README.md"));
        for link in readme.split("](").skip(1) {
            assert!(
                link.starts_with("https://") || link.starts_with('#'),
                "{package}/README.md: a link to {}",
                link.split(')').next().unwrap_or(link)
            );
        }
    }
}

/// In the repository, each link leads to a file that is there.
#[test]
fn every_link_between_documents_leads_somewhere() {
    let mut documents = files("docs");
    let others = ["README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "tests/README.md"];
    documents.extend(
        others.into_iter().chain(["fuzz/README.md", "benches/README.md"]).map(str::to_owned),
    );
    for document in documents.iter().filter(|path| path.ends_with(".md")) {
        let folder = Path::new(document).parent().expect("a folder").to_owned();
        for link in read(document).split("](").skip(1) {
            let link = link.split([')', '#']).next().unwrap_or(link);
            let is_elsewhere = link.is_empty() || link.starts_with("https://");
            let target = repository().join(folder.join(link));
            assert!(is_elsewhere || target.exists(), "{document}: a link to {link}");
        }
    }
}

/// Whoever reads one of them sees the same program first.
#[test]
fn the_readmes_begin_alike() {
    let first = |path: &str| -> String {
        let readme = read(path);
        let (begin, _) = readme.split_once("\n## ").expect("sections");
        begin.lines().filter(|line| !line.starts_with("| Security")).collect::<Vec<_>>().join("\n")
    };
    assert_eq!(first("README.md"), first("rpc-runtime/README.md"));
}

#[test]
fn nothing_in_them_reads_a_file_outside() {
    for package in PACKAGES {
        let sources = files(&format!("{package}/src"));
        for path in sources.iter().filter(|path| path.ends_with(".rs")) {
            let folders = path.matches('/').count() - 1;
            for line in read(path).lines().filter(|l| l.contains("include") && l.contains('!')) {
                let up = line.matches("../").count();
                assert!(up <= folders, "{path} reads a file outside of {package}: {line}");
            }
        }
    }
}

#[test]
fn every_dependency_of_the_workspace_is_used() {
    let workspace = read("Cargo.toml");
    let members = section(&workspace, "workspace").into_iter();
    let members = members.filter(|line| line.starts_with("members")).flat_map(|line| {
        line.split('"').skip(1).step_by(2).map(|member| read(&format!("{member}/Cargo.toml")))
    });
    let members: Vec<_> = members.collect();
    for name in dependencies(&workspace, "workspace.dependencies") {
        let forms = [format!("\n{name}.workspace = true"), format!("\n{name} = {{ workspace")];
        let used = members.iter().any(|manifest| forms.iter().any(|form| manifest.contains(form)));
        assert!(used, "no member depends on {name}");
    }
}

#[test]
fn every_dependency_of_a_package_is_used() {
    for package in PACKAGES {
        let manifest = read(&format!("{package}/Cargo.toml"));
        let sources: Vec<_> =
            files(&format!("{package}/src")).iter().map(|path| read(path)).collect();
        for name in dependencies(&manifest, "dependencies") {
            // A library whose name is not its package's.
            let library = if name == "md-5" { "md5".to_owned() } else { name.replace('-', "_") };
            let path = format!("{library}::");
            assert!(
                sources.iter().any(|text| text.contains(&path)),
                "{package}: {name} is not used"
            );
        }
    }
}
