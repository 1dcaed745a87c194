//! Names that were misspelt.

/// The name that is nearest to what was written, if one is near.
pub(crate) fn near<'n>(written: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    // Of very long names it would take long.
    if written.len() > 100 {
        return None;
    }
    let most = if written.len() < 7 { 1 } else { 2 };
    let alike = names.filter(|name| name.len().abs_diff(written.len()) <= most);
    let distances = alike.map(|name| (strsim::osa_distance(written, name), name));
    distances.filter(|(distance, _)| *distance <= most).min().map(|(_, name)| name)
}
