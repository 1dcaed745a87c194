//! Names that were misspelt.

/// The name that is nearest to what was written, if one is near.
#[must_use]
pub fn near<'n>(written: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let lower = written.to_lowercase();
    let far = |name: &str| strsim::damerau_levenshtein(&lower, &name.to_lowercase());
    // Of very long names it would take long.
    let short = |name: &&str| name.len() <= 100 && written.len() <= 100;
    let nearest = names.filter(short).min_by_key(|name| far(name))?;
    (far(nearest) <= 1 + written.len() / 4).then_some(nearest)
}
