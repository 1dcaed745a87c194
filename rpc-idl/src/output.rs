//! Files that are written as a whole, or not at all.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::{fs, process};

/// Writes all of `files`, and makes their folders. Each is written beside its place first, so that a disk that is full
/// leaves no half of one.
///
/// # Errors
///
/// The first that cannot be written, and why: what was in its place is there still.
pub fn write(files: &[(PathBuf, String)]) -> Result<(), String> {
    let mut beside: Vec<PathBuf> = Vec::new();
    let written = files.iter().try_for_each(|(path, text)| {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        if let Some(folder) = folder {
            fs::create_dir_all(folder).map_err(|error| {
                format!("the folder `{}` cannot be made: {error}", folder.display())
            })?;
        }
        // A folder in its place would be seen when others are renamed already.
        if path.is_dir() {
            return Err(format!("`{}` cannot be written: it is a folder", path.display()));
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        beside.push(path.with_file_name(format!(".{name}.{}.new", process::id())));
        fs::write(&beside[beside.len() - 1], text)
            .map_err(|error| format!("`{}` cannot be written: {error}", path.display()))
    });
    let done = written.and_then(|()| {
        files.iter().zip(&beside).try_for_each(|((path, _), new)| {
            fs::rename(new, path)
                .map_err(|error| format!("`{}` cannot be written: {error}", path.display()))
        })
    });
    if done.is_err() {
        for new in &beside {
            // It may be in its place, or not be there.
            let _ = fs::remove_file(new);
        }
    }
    done
}

/// Whether no two of `inputs` would be written to one file.
///
/// # Errors
///
/// The two, and the file.
pub fn distinct<'a>(inputs: impl Iterator<Item = (&'a Path, PathBuf)>) -> Result<(), String> {
    let mut seen: HashMap<PathBuf, &Path> = HashMap::new();
    for (input, output) in inputs {
        if let Some(first) = seen.get(&output) {
            return Err(format!(
                "`{}` and `{}` would both be written to `{}`: expected files of different names",
                first.display(),
                input.display(),
                output.display()
            ));
        }
        seen.insert(output, input);
    }
    Ok(())
}
