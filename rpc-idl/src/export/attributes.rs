//! Attributes of Rust's, and what IDL calls them.

use proc_macro2::{Span, TokenStream, TokenTree};
use syn::spanned::Spanned;
use syn::{Attribute, Expr, Lit, Meta};

use super::expressions::Scope;
use super::{Said, Writer};

pub(super) fn find<'a>(attributes: &'a [Attribute], name: &str) -> Option<&'a Attribute> {
    attributes
        .iter()
        .find(|attribute| attribute.path().segments.last().is_some_and(|last| last.ident == name))
}

/// Whether a type has `#[derive(Ndr)]`.
pub(super) fn is_ndr(attributes: &[Attribute]) -> bool {
    attributes.iter().filter(|attribute| attribute.path().is_ident("derive")).any(|attribute| {
        list(attribute).into_iter().any(|derived| {
            derived.into_iter().last().is_some_and(|token| token.to_string() == "Ndr")
        })
    })
}

/// What `#[doc(alias = "…")]` says, in its order.
pub(super) fn aliases(attributes: &[Attribute]) -> Vec<String> {
    let mut all = Vec::new();
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("doc")) {
        for part in list(attribute) {
            if let Ok(Meta::NameValue(alias)) = syn::parse2(part)
                && alias.path.is_ident("alias")
                && let Some(text) = text(&alias.value)
                && syn::parse_str::<syn::Ident>(&text).is_ok()
            {
                all.push(text);
            }
        }
    }
    all
}

pub(super) fn text(value: &Expr) -> Option<String> {
    match value {
        Expr::Lit(literal) => match &literal.lit {
            Lit::Str(text) => Some(text.value()),
            _ => None,
        },
        _ => None,
    }
}

/// Documentation as comments, indented.
pub(super) fn docs(attributes: &[Attribute], indent: &str) -> String {
    let mut all = String::new();
    for attribute in attributes {
        if let Meta::NameValue(doc) = &attribute.meta
            && doc.path.is_ident("doc")
            && let Some(text) = text(&doc.value)
        {
            for line in text.lines() {
                // C's `\` at the end would go on in the next line.
                let plain: String = line
                    .trim()
                    .split_inclusive(char::is_whitespace)
                    .map(without_markdown)
                    .collect::<String>()
                    .replace(char::is_control, " ");
                all += &format!("{indent}// {}\n", plain.trim_end().trim_end_matches('\\'));
            }
        }
    }
    all
}

/// A word as it is read: a link is its address, and `\_` is a `_`.
fn without_markdown(word: &str) -> String {
    let link = word.trim_end().strip_prefix('<').and_then(|rest| rest.strip_suffix('>'));
    if let Some(link) = link.filter(|link| link.starts_with("http")) {
        return format!("{link} ");
    }
    let mut plain = String::new();
    let mut characters = word.chars().peekable();
    while let Some(c) = characters.next() {
        if c != '\\' || !characters.peek().is_some_and(char::is_ascii_punctuation) {
            plain.push(c);
        } else {
            plain.extend(characters.next());
        }
    }
    plain
}

/// The parts of an attribute's list between its commas; one may be empty.
pub(super) fn list(attribute: &Attribute) -> Vec<TokenStream> {
    let Meta::List(list) = &attribute.meta else { return Vec::new() };
    let mut parts = vec![Vec::new()];
    for token in list.tokens.clone() {
        match &token {
            TokenTree::Punct(comma) if comma.as_char() == ',' => parts.push(Vec::new()),
            _ => parts.last_mut().expect("there is one").push(token),
        }
    }
    if parts.len() > 1 && parts.last().is_some_and(Vec::is_empty) {
        parts.pop();
    }
    parts.into_iter().map(TokenStream::from_iter).collect()
}

/// What the attributes of a field or a parameter say.
#[derive(Default)]
pub(super) struct Slot {
    pub(super) string: bool,
    pub(super) ptr: bool,
    pub(super) out: bool,
    pub(super) inout: bool,
    pub(super) unique: bool,
    pub(super) skip: bool,
    /// `size_is(…)` and the like, as IDL has them.
    pub(super) all: Vec<String>,
    pub(super) range: Option<(String, Span)>,
    pub(super) acf: Vec<String>,
    /// How many levels they speak of.
    pub(super) levels: usize,
    /// The levels that have a size.
    pub(super) sized: Vec<bool>,
    pub(super) switch_is: bool,
}

impl Slot {
    /// Whether something is said but a direction.
    pub(super) fn is_of_data(&self) -> bool {
        self.string
            || self.ptr
            || self.unique
            || self.range.is_some()
            || !self.all.is_empty()
            || !self.acf.is_empty()
    }
}

const LEVELS: [&str; 5] = ["size_is", "max_is", "first_is", "length_is", "last_is"];

pub(super) const NOT_OF_WIDL: &str = "widl does not know it here";

/// Rust's own, which say nothing of the wire.
pub(super) const OF_RUST: [&str; 10] = [
    "doc",
    "allow",
    "expect",
    "warn",
    "deny",
    "deprecated",
    "must_use",
    "derive",
    "repr",
    "default",
];

impl Writer {
    pub(super) fn slot(&mut self, attributes: &[Attribute], scope: &Scope) -> Said<Slot> {
        let mut slot = Slot::default();
        for attribute in attributes {
            let name =
                attribute.path().segments.last().map_or(String::new(), |s| s.ident.to_string());
            match &*name {
                "first_is" | "last_is" if self.for_widl => {
                    let fault = format!("`{name}`, which widl does not know");
                    return Err(self.wrong(attribute.span(), fault, "expected `length_is` alone"));
                }
                name if LEVELS.contains(&name) => {
                    let is_most = self.for_widl && name == "max_is";
                    let mut levels = Vec::new();
                    for part in list(attribute) {
                        levels.push(if part.is_empty() {
                            String::new()
                        } else {
                            let level = self.parsed(part, attribute, scope)?;
                            if is_most { format!("({level}) + 1") } else { level }
                        });
                    }
                    slot.levels = slot.levels.max(levels.len());
                    if name == "size_is" || name == "max_is" {
                        slot.sized = levels.iter().map(|level| !level.is_empty()).collect();
                    }
                    let name = if is_most { "size_is" } else { name };
                    slot.all.push(format!("{name}({})", levels.join(", ")));
                }
                "range" => slot.range = Some((self.range(attribute)?, attribute.span())),
                "disable_consistency_check" if self.for_widl => {
                    self.skip(attribute.span(), "`disable_consistency_check`", NOT_OF_WIDL);
                }
                "switch_is" => {
                    slot.switch_is = true;
                    for part in list(attribute) {
                        let switch = self.parsed(part, attribute, scope)?;
                        slot.all.push(format!("switch_is({switch})"));
                    }
                }
                "byte_count" => {
                    for part in list(attribute) {
                        let count = self.parsed(part, attribute, scope)?;
                        slot.acf.push(format!("byte_count({count})"));
                    }
                }
                "allocate" => {
                    let options: Vec<String> =
                        list(attribute).iter().map(ToString::to_string).collect();
                    slot.acf.push(format!("allocate({})", options.join(", ")));
                }
                "force_allocate" => slot.acf.push(name),
                "disable_consistency_check" | "partial_ignore" => slot.all.push(name),
                "string" => slot.string = true,
                "ptr" => slot.ptr = true,
                "out" => slot.out = true,
                "skip" => slot.skip = true,
                "inout" => slot.inout = true,
                "unique" => slot.unique = true,
                // The type says them.
                "discriminant" | "case" => {}
                _ if OF_RUST.contains(&&*name) => {}
                "transmit_as" => {
                    let expected = "expected the type that is on the wire (XMT-07)";
                    return Err(self.wrong(attribute.span(), "`transmit_as`", expected));
                }
                _ => {
                    let fault = format!("`{name}`, which IDL has no word for");
                    return Err(self.wrong(attribute.path().span(), fault, "expected none here"));
                }
            }
        }
        Ok(slot)
    }

    /// An expression of an attribute's list.
    pub(super) fn parsed(
        &self,
        part: TokenStream,
        attribute: &Attribute,
        scope: &Scope,
    ) -> Said<String> {
        let span = part.span();
        if let Some(number) = too_large(part.clone()) {
            let expected = "expected a number of at most 32 bits (ARR-16)";
            return Err(self.wrong(number, "a number that is too large", expected));
        }
        match syn::parse2::<Expr>(part) {
            Ok(expression) => self.expression(&expression, scope),
            Err(_) => {
                let span = if span.byte_range().is_empty() { attribute.span() } else { span };
                Err(self.wrong(span, "what is no expression", "expected a number (ARR-16)"))
            }
        }
    }

    /// `range(a..=b)`, or `range(a, b)`.
    fn range(&self, attribute: &Attribute) -> Said<String> {
        let scope = Scope::default();
        let wrong =
            || self.wrong(attribute.span(), "a range without two ends", "expected `range(0..=9)`");
        let mut parts = list(attribute).into_iter();
        let (low, high) = match (parts.next(), parts.next()) {
            (Some(low), Some(high)) => {
                (self.parsed(low, attribute, &scope)?, self.parsed(high, attribute, &scope)?)
            }
            (Some(both), None) => match syn::parse2::<Expr>(both) {
                Ok(Expr::Range(range)) => {
                    let (Some(low), Some(high)) = (&range.start, &range.end) else {
                        return Err(wrong());
                    };
                    let high = self.expression(high, &scope)?;
                    let high = match range.limits {
                        syn::RangeLimits::Closed(_) => high,
                        syn::RangeLimits::HalfOpen(_) => format!("({high}) - 1"),
                    };
                    (self.expression(low, &scope)?, high)
                }
                _ => return Err(wrong()),
            },
            _ => return Err(wrong()),
        };
        if low.contains('.') || high.contains('.') {
            let expected = "expected integers (ARR-43)";
            return Err(self.wrong(attribute.span(), "a range of fractions", expected));
        }
        Ok(format!("range({low}, {high})"))
    }
}

/// A number that C's compilers take for one of 64 bits.
fn too_large(tokens: TokenStream) -> Option<Span> {
    let mut left: Vec<TokenTree> = tokens.into_iter().collect();
    while let Some(token) = left.pop() {
        match token {
            TokenTree::Group(group) => left.extend(group.stream()),
            TokenTree::Literal(literal) => {
                let span = literal.span();
                if let Lit::Int(number) = Lit::new(literal)
                    && number.base10_parse::<u32>().is_err()
                {
                    return Some(span);
                }
            }
            _ => {}
        }
    }
    None
}
