//! What `rust` and `idl` write.

use std::path::{Path, PathBuf};

use rpc_idl::export::{Exported, Exporter};
use rpc_idl::{Imported, output, rust};

use super::arguments::Arguments;
use super::counted;

/// What is made of a file.
pub(crate) struct Made {
    /// With `-o`, where they go.
    files: Vec<(PathBuf, String)>,
    /// What is shown behind them, without `-o`.
    note: Option<String>,
    is_well: bool,
}

/// Makes IDL of a file of Rust.
pub(crate) fn idl(arguments: &Arguments, exporter: &Exporter, file: &str) -> Option<Made> {
    let source = match std::fs::read_to_string(file) {
        Ok(source) => source,
        Err(error) => {
            tellln!("`{file}` cannot be read: {error}");
            return None;
        }
    };
    let Exported { idl, acf, interfaces, procedures, skipped, diagnostics, sources } =
        exporter.export(file, &source);
    tell!("{}", diagnostics.render(&sources));
    for skip in &skipped {
        tellln!("left out: {file}:{}: {skip}", sources.line(skip.span));
    }
    let errors = diagnostics.errors();
    tellln!(
        "{file}: {}, {}, {} left out, {}",
        counted(interfaces, "interface"),
        counted(procedures, "procedure"),
        skipped.len(),
        counted(errors, "error")
    );
    if errors > 0 && !arguments.skip {
        tellln!("nothing is written: with `--skip`, what can be said in IDL is");
        return None;
    }
    let is_said = |line: &str| {
        !line.is_empty() && !line.starts_with("cpp_quote") && !line.starts_with("import ")
    };
    if !idl.lines().any(is_said) {
        tellln!(
            "nothing is written: `{file}` has neither a trait with `#[rpc_interface]` nor a type with `#[derive(Ndr)]`"
        );
        return None;
    }
    if interfaces == 0 {
        tellln!("`{file}` has no interface, a trait with `#[rpc_interface]`: types alone");
    }
    let path = arguments.output(file);
    let note = acf.as_ref().map(|acf| format!("its configuration file, which `-o` writes:\n{acf}"));
    let mut files = vec![(path.clone(), idl)];
    files.extend(acf.map(|acf| (path.with_extension("acf"), acf)));
    Some(Made { files, note, is_well: errors == 0 })
}

/// Makes Rust of a file.
pub(crate) fn rust(arguments: &Arguments, file: &str, imported: &Imported) -> Option<Made> {
    let sources = &imported.sources;
    tell!("{}", imported.diagnostics.render(sources));
    if imported.diagnostics.errors() > 0 {
        return None;
    }
    let output = rust::generate_with(imported, &arguments.options);
    tell!("{}", output.diagnostics.render(sources));
    for skip in &output.skipped {
        let path = sources.file(skip.span.file).path().display();
        tellln!("left out: {path}:{}: {skip}", sources.line(skip.span));
    }
    let errors = output.diagnostics.errors();
    tellln!(
        "{file}: {}, {}, {} left out, {}",
        counted(output.interfaces, "interface"),
        counted(output.procedures, "procedure"),
        output.skipped.len(),
        counted(errors, "error")
    );
    if errors > 0 && !arguments.skip {
        tellln!("nothing is written: with `--skip`, what can be said in Rust is");
        return None;
    }
    if output.interfaces == 0 {
        tellln!("`{file}` has no interface that is called over RPC: no trait is written");
    }
    let files = vec![(arguments.output(file), output.source)];
    Some(Made { files, note: None, is_well: errors == 0 })
}

impl Made {
    /// Writes it to its files, or shows it, and says whether all is well.
    pub(crate) fn write(self, out: Option<&Path>) -> bool {
        if out.is_none() {
            if let Some((_, text)) = self.files.first() {
                say!("{text}");
            }
            self.note.iter().for_each(|note| tellln!("{note}"));
            return self.is_well;
        }
        if let Err(fault) = output::write(&self.files) {
            tellln!("{fault}");
            return false;
        }
        // One of before would be read with the IDL.
        if let [(path, _)] = &self.files[..]
            && path.extension().is_some_and(|extension| extension == "idl")
            && path.with_extension("acf").exists()
        {
            let acf = path.with_extension("acf");
            tellln!(
                "`{}` is there, and is not of this file: no configuration file is needed",
                acf.display()
            );
        }
        self.is_well
    }

    /// Whether the IDL imports a file.
    pub(crate) fn imports(&self, idl: &str) -> bool {
        let import = format!("import \"{idl}\";");
        self.files.iter().any(|(_, text)| text.lines().any(|line| line == import))
    }
}
