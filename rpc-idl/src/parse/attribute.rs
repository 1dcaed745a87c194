//! Attributes.

use super::{Parsed, Parser};
use crate::syntax::{Argument, Attribute};
use crate::token::TokenKind;

/// How an attribute's arguments are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Expressions,
    Types,
    /// One, as it is written.
    Text,
    /// Any tokens, up to each comma: the attribute is not known, or its arguments are names of ACF.
    Texts,
}

const EXPRESSIONS: [&str; 20] = [
    "byte_count",
    "call_as",
    "case",
    "defaultvalue",
    "endpoint",
    "entry",
    "first_is",
    "helpcontext",
    "helpstring",
    "helpstringcontext",
    "id",
    "iid_is",
    "last_is",
    "lcid",
    "length_is",
    "max_is",
    "min_is",
    "range",
    "size_is",
    "switch_is",
];
const TYPES: [&str; 5] =
    ["implicit_handle", "switch_type", "transmit_as", "user_marshal", "wire_marshal"];
const TEXT: [&str; 2] = ["uuid", "version"];
/// Those without arguments, too.
const TEXTS: [&str; 94] = [
    // Of interfaces and procedures.
    "async",
    "async_uuid",
    "broadcast",
    "callback",
    "dual",
    "idempotent",
    "input_sync",
    "local",
    "maybe",
    "message",
    "ms_union",
    "object",
    "odl",
    "pointer_default",
    // Of data.
    "context_handle",
    "context_handle_noserialize",
    "context_handle_serialize",
    "default",
    "disable_consistency_check",
    "handle",
    "ignore",
    "in",
    "out",
    "partial_ignore",
    "ptr",
    "ref",
    "string",
    "unique",
    "v1_enum",
    // Of attribute configuration files.
    "allocate",
    "auto_handle",
    "code",
    "comm_status",
    "cs_char",
    "cs_drtag",
    "cs_rtag",
    "cs_stag",
    "cs_tag_rtn",
    "decode",
    "enable_allocate",
    "encode",
    "explicit_handle",
    "fault_status",
    "force_allocate",
    "heap",
    "in_line",
    "nocode",
    "notify",
    "notify_flag",
    "optimize",
    "out_of_line",
    "represent_as",
    "strict_context_handle",
    "type_strict_context_handle",
    // Of type libraries.
    "aggregatable",
    "annotation",
    "appobject",
    "bindable",
    "control",
    "custom",
    "defaultbind",
    "defaultcollelem",
    "defaultvtable",
    "displaybind",
    "dllname",
    "helpfile",
    "helpstringdll",
    "hidden",
    "immediatebind",
    "licensed",
    "locale",
    "method",
    "nonbrowsable",
    "noncreatable",
    "nonextensible",
    "oleautomation",
    "optional",
    "predeclid",
    "propget",
    "propput",
    "propputref",
    "property",
    "proxy",
    "public",
    "readonly",
    "replaceable",
    "requestedit",
    "restricted",
    "retval",
    "source",
    "uidefault",
    "usesgetlasterror",
    "vararg",
    "vi_progid",
];

/// The names of all attributes that have a meaning in IDL or in an attribute configuration file. Others are kept in the
/// model as they are written, too.
pub fn attribute_names() -> impl Iterator<Item = &'static str> {
    EXPRESSIONS.into_iter().chain(TYPES).chain(TEXT).chain(TEXTS)
}

/// Whether a word is an attribute of MIDL or of ACF.
pub(super) fn is_attribute(name: &str) -> bool {
    attribute_names().any(|attribute| attribute == name)
}

fn form(name: &str) -> Form {
    if EXPRESSIONS.contains(&name) {
        Form::Expressions
    } else if TYPES.contains(&name) {
        Form::Types
    } else if TEXT.contains(&name) {
        Form::Text
    } else {
        Form::Texts
    }
}

impl Parser<'_> {
    /// All lists `[…]` that stand here.
    pub(super) fn attributes(&mut self) -> Parsed<Vec<Attribute>> {
        let mut all = Vec::new();
        while self.is("[") {
            self.next();
            loop {
                // A macro that is defined as nothing may stand for an attribute.
                while self.take(",") {}
                if self.take("]") {
                    break;
                }
                let attribute = self.attribute().and_then(|attribute| {
                    if self.is(",") || self.is("]") {
                        Ok(attribute)
                    } else {
                        self.unexpected("`,` or `]`")
                    }
                });
                match attribute {
                    Ok(attribute) => all.push(attribute),
                    // What the list stands at can still be understood.
                    Err(failed) if !self.pass_list() => return Err(failed),
                    Err(_) => break,
                }
            }
        }
        Ok(all)
    }

    /// Passes over the rest of a list, with its `]`, if it has one.
    fn pass_list(&mut self) -> bool {
        let mut open = 1;
        loop {
            let token = self.peek();
            if token.kind == TokenKind::End || [";", "{", "}"].iter().any(|text| token.is(text)) {
                return false;
            }
            if token.is("[") {
                open += 1;
            } else if token.is("]") {
                open -= 1;
            }
            self.next();
            if open == 0 {
                return true;
            }
        }
    }

    fn attribute(&mut self) -> Parsed<Attribute> {
        let from = self.at;
        let name = self.name("an attribute")?;
        let mut arguments = Vec::new();
        if self.is("(") {
            self.next();
            match form(&name.text) {
                Form::Text => arguments.push(self.text_argument(false)?),
                Form::Texts => {
                    while !self.is(")") {
                        arguments.push(self.text_argument(true)?);
                        self.take(",");
                    }
                }
                Form::Expressions => self.arguments(&mut arguments, |parser| {
                    parser.expression().map(Argument::Expression)
                })?,
                Form::Types => self.arguments(&mut arguments, |parser| {
                    // `implicit_handle(handle_t name)` has a name as well.
                    let ty = parser.type_name()?;
                    if parser.peek().is_identifier() {
                        parser.next();
                    }
                    Ok(Argument::Type(ty))
                })?,
            }
            self.expect(")")?;
        }
        let span = name.span.to(self.last_span());
        let size = self.tokens[from..self.at].iter().map(|token| token.text.len()).sum();
        Ok(Attribute { name, span, arguments, size, acf: false })
    }

    fn arguments(
        &mut self,
        arguments: &mut Vec<Argument>,
        parse: impl Fn(&mut Self) -> Parsed<Argument>,
    ) -> Parsed<()> {
        loop {
            arguments.push(if self.is(",") || self.is(")") {
                Argument::None
            } else {
                parse(self)?
            });
            if !self.take(",") {
                return Ok(());
            }
        }
    }

    fn text_argument(&mut self, to_comma: bool) -> Parsed<Argument> {
        let mut text = String::new();
        let mut depth = 0;
        loop {
            let token = self.peek();
            if token.kind == TokenKind::End || [";", "{", "]"].iter().any(|text| token.is(text)) {
                return self.unexpected("`)`");
            }
            if depth == 0 && (token.is(")") || to_comma && token.is(",")) {
                return Ok(Argument::Text(text));
            }
            if token.is("(") {
                depth += 1;
            } else if token.is(")") {
                depth -= 1;
            }
            let token = self.next();
            if token.after_space && !text.is_empty() {
                text.push(' ');
            }
            text += &token.text;
        }
    }
}
