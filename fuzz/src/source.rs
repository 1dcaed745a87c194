//! A program as source text: an item for one of the macros. Most of it is of what users write, so that mutations
//! come further than the first mistake.

use crate::program::Program;

/// How a group without delimiters begins, such as that around the `$t:ty` of somebody's macro.
pub const NONE: &str = "__none";

/// What a macro gets.
pub enum Source {
    Derive(String),
    /// The arguments and the item.
    Interface(String, String),
}

/// How deep types and expressions branch; what only wraps goes on to 200.
const DEPTH: u32 = 4;

const NAMES: &[&str] = &[
    "a", "b", "c", "n", "m", "r#type", "value", "memory", "len", "_x", "union", "level", "default",
    "r#fn", "auto", "größe", "__out_a",
];

const FLAGS: &[&str] = &[
    "out",
    "inout",
    "unique",
    "ptr",
    "string",
    "disable_consistency_check",
    "skip",
    "force_allocate",
    "partial_ignore",
    "notify",
    "notify_flag",
    "discriminant",
    "v1_enum",
    "closed",
    "other",
    "context_handle",
    "idempotent",
    "maybe",
    "cancellable",
];

const WITH_ARGUMENTS: &[&str] = &[
    "size_is",
    "max_is",
    "min_is",
    "length_is",
    "first_is",
    "last_is",
    "switch_is",
    "range",
    "transmit_as",
    "allocate",
    "byte_count",
    "opnum",
    "ndr",
    "switch_type",
    "case",
    "crate",
    "uuid",
    "version",
    "pointer_default",
    "wire_lock",
];

const OTHERS: &[&str] = &[
    "doc",
    "allow",
    "cfg",
    "cfg_attr",
    "deprecated",
    "must_use",
    "inline",
    "repr",
    "serde",
    "sise_is",
    "uniqe",
    "ndr::size_is",
    "::size_is",
    "r#case",
    "rpc::opnum",
    "tracing::instrument",
    "derive",
    "expect",
    "non_exhaustive",
    "default",
];

const LITERALS: &[&str] = &[
    "0",
    "1",
    "2",
    "255",
    "65535",
    "65536",
    "4294967295",
    "4294967296",
    "18446744073709551615",
    "18446744073709551616",
    "170141183460469231731687303715884105727",
    "340282366920938463463374607431768211456",
    "0xff",
    "0b11",
    "0o7",
    "1_000",
    "1u8",
    "7i64",
    "2usize",
    "1suffix",
    "1.0",
    "1e300",
    "1f32",
    "'c'",
    "b'a'",
    "\"text\"",
    "b\"bytes\"",
    "c\"c\"",
    "r#\"raw\"#",
    "\"\"",
    "true",
    "false",
    "32767",
    "32768",
    "2147483648",
    "9223372036854775807",
    "9223372036854775808",
];

/// What may stand anywhere.
const JUNK: &[&str] = &[
    ";",
    ",",
    "#",
    "!",
    "=",
    "=>",
    "->",
    "::",
    "..",
    "..=",
    "...",
    "?",
    "'a",
    "'static",
    "'_",
    "@",
    "$",
    "&",
    "&&",
    "|",
    "+",
    "-",
    "*",
    "<",
    ">",
    "_",
    "dyn",
    "impl",
    "for",
    "fn",
    "self",
    "Self",
    "super",
    "crate",
    "mut",
    "ref",
    "const",
    "async",
    "unsafe",
    "extern",
    "where",
    "type",
    "pub",
    "in",
    "()",
    "[]",
    "{}",
    "(,)",
    "[0]",
    "{;}",
    "#[a]",
    "#![a]",
    "r#type",
    "r#struct",
    "0x1.",
    "1.0.0",
    "'x'",
    "enum",
    "struct",
    "union",
    "trait",
    "__none[]",
    "__none[n]",
    "macro!{}",
    "default",
    "move",
    "return",
    "yield",
    "try",
    "safe",
    "raw",
    "static",
    "if",
    "match",
    "loop",
    "let",
];

pub struct Writer<'p> {
    program: Program<'p>,
    text: String,
    depth: u32,
}

impl<'p> Writer<'p> {
    pub fn new(program: Program<'p>) -> Writer<'p> {
        Writer { program, text: String::new(), depth: 0 }
    }

    /// An item of the kind that the first byte says.
    pub fn source(mut self) -> Source {
        match self.program.below(8) {
            0 | 1 => {
                self.structure();
                Source::Derive(self.text)
            }
            2 => {
                self.enumeration();
                Source::Derive(self.text)
            }
            3 => {
                self.union();
                Source::Derive(self.text)
            }
            4 if self.program.below(8) == 0 => {
                self.any_item();
                Source::Derive(self.text)
            }
            kind => {
                self.arguments();
                let arguments = std::mem::take(&mut self.text);
                match kind {
                    7 if self.program.below(8) == 0 => self.any_item(),
                    _ => self.interface(),
                }
                Source::Interface(arguments, self.text)
            }
        }
    }

    fn put(&mut self, text: &str) {
        self.text.push_str(text);
        self.text.push(' ');
    }

    fn pick(&mut self, of: &[&str]) {
        let text = self.program.pick(of);
        self.put(text);
    }

    /// Whether something happens that seldom does: never behind the program's end.
    fn seldom(&mut self) -> bool {
        self.program.u8() >= 248
    }

    fn name(&mut self) {
        self.pick(NAMES);
    }

    /// A few of something, each behind the other. The program says how many.
    fn several(&mut self, most: usize, separator: &str, mut one: impl FnMut(&mut Self, usize)) {
        let n = self.program.below(most + 1);
        for i in 0..n {
            one(self, i);
            if i + 1 < n || self.program.u8() & 1 == 1 {
                self.put(separator);
            }
        }
    }

    /// Something around what follows, up to 200 times.
    fn wrapped(&mut self, around: &[(&str, &str)], inner: impl FnOnce(&mut Self)) {
        let (before, after) = around[self.program.below(around.len())];
        let n = match self.program.u8() {
            byte @ 0..200 => usize::from(byte) % 4,
            byte => usize::from(byte) - 55,
        };
        self.text.push_str(&before.repeat(n));
        inner(self);
        self.text.push_str(&after.repeat(n));
        self.text.push(' ');
    }

    fn junk(&mut self) {
        if !self.seldom() {
            return;
        }
        match self.program.below(4) {
            0 => {
                let around = [("(", ")"), ("[", "]"), ("{", "}"), ("__none[", "]")];
                self.wrapped(&around, |writer| writer.pick(JUNK));
            }
            1 => self.pick(LITERALS),
            _ => {
                for _ in 0..self.program.below(8) {
                    self.pick(JUNK);
                }
            }
        }
    }

    fn any_item(&mut self) {
        match self.program.below(4) {
            0 => {
                self.put("union Name");
                self.generics(false);
                self.put("{");
                self.several(3, ",", Self::named_field);
                self.put("}");
            }
            1 => self.structure(),
            2 => self.interface(),
            _ => {
                for _ in 0..self.program.below(32) {
                    match self.program.below(4) {
                        0 => self.pick(LITERALS),
                        1 => self.ty(),
                        2 => self.expression(),
                        _ => self.pick(JUNK),
                    }
                }
            }
        }
    }

    fn visibility(&mut self) {
        self.pick(&["", "", "", "pub", "pub(crate)", "pub(in a::b)", "pub(self)", "crate"]);
    }

    fn structure(&mut self) {
        self.attributes(&["ndr", "wire_lock", "v1_enum", "switch_type", "repr"]);
        self.visibility();
        self.put("struct");
        self.type_name();
        self.generics(false);
        match self.program.below(8) {
            6 => {
                self.put("(");
                self.several(5, ",", |writer, _| {
                    writer.field_attributes();
                    writer.visibility();
                    writer.ty();
                });
                self.put(")");
                self.put_clause();
                self.put(";");
            }
            7 => self.put(";"),
            _ => {
                self.put_clause();
                self.put("{");
                self.several(7, ",", Self::named_field);
                self.put("}");
            }
        }
        self.junk();
    }

    fn named_field(&mut self, i: usize) {
        self.field_attributes();
        self.visibility();
        self.junk();
        self.place_name(i);
        self.put(":");
        self.ty();
    }

    /// Names that differ, mostly.
    fn place_name(&mut self, i: usize) {
        if self.seldom() { self.name() } else { self.put(NAMES[i % NAMES.len()]) }
    }

    fn type_name(&mut self) {
        self.pick(&["Name", "Name", "Name", "r#type", "__Form_a", "A", "T", "Größe", "Option"]);
    }

    fn enumeration(&mut self) {
        self.attributes(&["ndr", "wire_lock", "v1_enum", "closed", "switch_type", "repr"]);
        self.visibility();
        self.put("enum");
        self.type_name();
        if self.seldom() {
            self.generics(false);
        }
        self.put("{");
        self.several(7, ",", |writer, i| {
            writer.attributes(&["other", "doc", "case"]);
            writer.variant_name(i);
            if writer.seldom() || writer.text.ends_with("#[other] ") {
                writer.variant_fields();
            }
            if writer.program.u8() & 3 == 3 {
                writer.put("=");
                writer.expression();
            }
        });
        self.put("}");
    }

    fn union(&mut self) {
        if !self.seldom() {
            self.put("#[switch_type(");
            match self.program.below(4) {
                3 => self.ty(),
                _ => self.pick(&["u16", "i8", "u32", "bool", "Hue", "i64", "char", "a::Hue"]),
            }
            self.put(")]");
        }
        self.attributes(&["ndr", "wire_lock", "switch_type", "closed"]);
        self.visibility();
        self.put("enum");
        self.type_name();
        self.generics(false);
        self.put_clause();
        self.put("{");
        self.several(7, ",", |writer, i| {
            if !writer.seldom() {
                writer.put("#[case(");
                writer.labels(i);
                writer.put(")]");
            }
            writer.attributes(&["case", "doc", "other"]);
            writer.variant_name(i);
            writer.variant_fields();
        });
        self.put("}");
    }

    fn variant_name(&mut self, i: usize) {
        const VARIANTS: &[&str] = &["A", "B", "Other", "r#fn", "Größe", "E", "F", "G"];
        if self.seldom() { self.pick(VARIANTS) } else { self.put(VARIANTS[i % VARIANTS.len()]) }
    }

    fn variant_fields(&mut self) {
        match self.program.below(8) {
            0 => {}
            1 => {
                self.put("{");
                self.several(2, ",", Self::named_field);
                self.put("}");
            }
            2 => self.put("(u16)"),
            3 => {
                self.put("(#[discriminant] u16,");
                self.field_attributes();
                self.ty();
                self.put(")");
            }
            4 => {
                self.put("(");
                self.several(3, ",", |writer, _| {
                    writer.field_attributes();
                    writer.ty();
                });
                self.put(")");
            }
            _ => {
                self.put("(");
                self.field_attributes();
                self.ty();
                self.put(")");
            }
        }
    }

    fn labels(&mut self, i: usize) {
        match self.program.below(8) {
            0..4 => self.put(&i.to_string()),
            4 => self.put("default"),
            5 => self.several(3, ",", |writer, _| writer.expression()),
            6 => self.pick(LITERALS),
            _ => self.several(4, ",", |writer, _| {
                writer.pick(&["-1", "default", "Hue::A", "b'a'", "1..=3", "1|2"])
            }),
        }
    }

    fn generics(&mut self, method: bool) {
        match self.program.below(16) {
            0..6 => {}
            6 | 7 => self.put("<'a>"),
            8 if method => self.put("<A: Allocator + Clone + Send + Sync>"),
            8 => self.put("<A: Allocator = Global>"),
            9 => self.put("<'a, A: Allocator + 'static>"),
            10 => self.put("<T>"),
            11 => self.put("<'a, T: 'a + Trait<'a>>"),
            12 => self.put("<>"),
            _ => {
                self.put("<");
                self.several(5, ",", |writer, _| {
                    writer.attributes(&["allow"]);
                    match writer.program.below(8) {
                        0..3 => writer.pick(&["'a", "'b: 'a", "'r#b", "'static"]),
                        3 => {
                            writer.put("const N: usize");
                            if writer.seldom() {
                                writer.pick(&["= 3", "= { 1 + 1 }", "= _"]);
                            }
                        }
                        _ => {
                            writer.pick(&["A", "B", "T", "r#type", "Self", "__A", "__L"]);
                            writer.pick(&[
                                "",
                                ": Allocator",
                                ": ?Sized",
                                ": for<'b> Fn(&'b u8) -> u8",
                                ": 'a",
                                ":",
                                ": Allocator + Clone",
                                ": a::Allocator + 'static",
                                ": ~const Allocator",
                                ": use<'a>",
                                ": (Allocator)",
                                ": async Fn()",
                            ]);
                            if writer.seldom() {
                                writer.put("=");
                                writer.ty();
                            }
                        }
                    }
                });
                self.junk();
                self.put(">");
            }
        }
    }

    fn put_clause(&mut self) {
        if self.program.u8() < 240 {
            return;
        }
        self.put("where");
        self.several(3, ",", |writer, _| {
            match writer.program.below(4) {
                0 => writer.put("T"),
                1 => return writer.put("'a: 'b"),
                2 => writer.put("for<'b> &'b T"),
                _ => writer.ty(),
            }
            writer.pick(&[": Trait", ": Allocator", ":", ": 'a", ": for<'c> Fn(&'c u8)"]);
        });
    }

    /// The arguments of `rpc_interface`.
    fn arguments(&mut self) {
        match self.program.below(8) {
            0..4 => self.put("uuid = \"8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7b42\", version = \"1.0\""),
            4 => self
                .put("uuid = \"8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7b42\", pointer_default = \"ref\""),
            5 => self.put(
                "uuid = \"8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7b42\", version = \"1.0\", wire_lock(m = 0, r#type = 1, n = \
                 0xffff_ffff)",
            ),
            _ => self.several(5, ",", |writer, _| {
                match writer.program.below(8) {
                    0 | 1 => {
                        writer.put("uuid =");
                        writer.pick(&[
                            "\"8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7b42\"",
                            "\"00000000-0000-0000-0000-000000000000\"",
                            "\"8d1f3d2e\"",
                            "\"8d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7bzz\"",
                            "\"+d1f3d2e-0c54-4a5c-8a0f-3f6f2f0c7b42\"",
                            "\"ßßßß-ßß-ßß-ßß-ßßßßßß\"",
                            "8",
                            "n",
                            "\"\"",
                        ]);
                    }
                    2 => {
                        writer.put("version");
                        writer.pick(&[
                            "= \"1.0\"",
                            "= 1.0",
                            "= \"65536.0\"",
                            "= \"1\"",
                            "= \"1.\"",
                            "= \"+1.0\"",
                            "(1)",
                            "",
                            "= -1",
                            "= \"1.2.3\"",
                            "= [1]",
                        ]);
                    }
                    3 => {
                        writer.put("pointer_default =");
                        writer.pick(&["\"ref\"", "\"unique\"", "\"ptr\"", "\"\"", "unique", "1"]);
                    }
                    4 => writer.krate(),
                    5 => {
                        let name = writer.program.pick(WITH_ARGUMENTS);
                        writer.put(name);
                        writer.any_arguments();
                    }
                    6 => writer.attribute_itself(FLAGS),
                    _ => writer.expression(),
                }
                writer.junk();
            }),
        }
    }

    fn krate(&mut self) {
        self.put("crate");
        self.pick(&[
            "= \"a::b\"",
            "= a::b",
            "= \"::a\"",
            "= \"crate\"",
            "= \"self\"",
            "= \"super::a\"",
            "= \"Self\"",
            "= \"a<b>\"",
            "= a::<b>",
            "= \"a::<'a>::b\"",
            "= \"Fn(A) -> B\"",
            "= \"\"",
            "= 1",
            "(a)",
            "",
            "= \"r#type\"",
            "= \"a b\"",
            "= \"_\"",
            "= \"$crate\"",
            "= \"crate::a::super\"",
            "= <T as A>::b",
            "= {a}",
            "= \"(a)\"",
        ]);
    }

    fn interface(&mut self) {
        self.attributes(&["doc", "allow"]);
        self.visibility();
        if self.seldom() {
            self.pick(&["unsafe", "auto", "unsafe auto", "const"]);
        }
        self.put("trait");
        self.type_name();
        if self.seldom() {
            self.generics(false);
        }
        if self.seldom() {
            self.pick(&[": Send + 'static", ":", ": for<'b> Fn(&'b u8)", "= Send;"]);
        }
        if self.seldom() {
            self.put_clause();
        }
        self.put("{");
        if self.seldom() {
            self.put("#![allow(dead_code)]");
        }
        if self.program.u8() & 3 == 3 {
            self.pick(&[
                "#[context_handle] type File: Context;",
                "#[context_handle] type File: Context; #[context_handle] type r#type: Context + Send;",
                "#[context_handle(1)] type File: Context;",
                "#[context_handle] #[context_handle] type File<'a>: Context = u32;",
                "type File: Context;",
                "#[context_handle] type Client;",
            ]);
        }
        let n = self.program.below(5);
        for i in 0..n {
            if self.seldom() {
                self.pick(&[
                    "const N: u32 = 1;",
                    "type T;",
                    "type T<'a>: A where Self: 'a;",
                    "m!{}",
                    "m!();",
                    ";",
                    "fn f();",
                    "pub fn g(&self);",
                    "default fn h(&self);",
                    "const fn i();",
                ]);
            }
            self.method(i);
        }
        self.junk();
        self.put("}");
    }

    fn method(&mut self, i: usize) {
        self.attributes(&[
            "opnum",
            "idempotent",
            "maybe",
            "cancellable",
            "notify",
            "notify_flag",
            "doc",
            "deprecated",
            "cfg",
            "must_use",
            "a::b",
        ]);
        if self.seldom() {
            self.pick(&["const", "unsafe", "extern \"C\"", "safe", "async unsafe extern", "pub"]);
        }
        if self.program.u8() < 192 {
            self.put("async");
        }
        self.put("fn");
        const METHODS: &[&str] =
            &["f", "g", "r#fn", "connect", "h_notify", "INTERFACE", "__receive_f"];
        if self.seldom() {
            self.pick(METHODS)
        } else {
            self.put(METHODS[i % 3])
        }
        self.generics(true);
        self.put("(");
        if !self.seldom() {
            self.put("&self,");
        } else {
            self.pick(&[
                "&mut self,",
                "self,",
                "self: Box<Self>,",
                "&'a self,",
                "self: &Self,",
                "",
                "mut self,",
            ]);
        }
        let n = self.program.below(7);
        for i in 0..n {
            self.attributes(&[
                "size_is",
                "out",
                "unique",
                "string",
                "length_is",
                "switch_is",
                "range",
                "inout",
                "allocate",
                "byte_count",
                "ptr",
                "first_is",
                "last_is",
                "max_is",
                "force_allocate",
                "partial_ignore",
            ]);
            if self.seldom() {
                self.pick(&[
                    "_",
                    "mut x",
                    "ref x",
                    "(x, y)",
                    "x @ y",
                    "A(x)",
                    "__none[x]",
                    "&x",
                    "m!()",
                    "1",
                    "r#type",
                ]);
            } else {
                self.place_name(i);
            }
            self.put(":");
            self.parameter_type();
            self.junk();
            self.put(",");
        }
        if self.seldom() {
            self.pick(&["...", "a: ...", "_: ..."]);
        }
        self.put(")");
        match self.program.below(8) {
            0..4 => self.put("-> Result<()>"),
            4 => {
                self.put("-> Result<");
                self.ty();
                self.put(">");
            }
            5 => {
                self.put("->");
                self.ty();
            }
            6 => self.pick(&[
                "-> u32",
                "-> rpc_runtime::Result<u32, Error>",
                "-> MyResult<u32>",
                "-> Result",
                "-> impl Future<Output = u8> + Send",
                "-> !",
                "-> (u32, u16)",
            ]),
            _ => {}
        }
        self.put_clause();
        if self.seldom() { self.put("{ }") } else { self.put(";") }
    }

    fn parameter_type(&mut self) {
        match self.program.below(16) {
            0..4 => self.ty(),
            4 => self.put("&'a CallMemory"),
            5 => self.put("&'a mut CallBlock<'_>"),
            6 => self.pick(&["A", "SharedAllocator", "r#type"]),
            7 => self.put("&CallInfo"),
            8 => {
                self.pick(&[
                    "PipeReader<",
                    "PipeWriter<",
                    "&PipeReader<",
                    "Box<PipeWriter<u8>>; Vec<",
                ]);
                self.ty();
                self.put(">");
            }
            9 => self.pick(&["u32", "i16", "&u32", "&mut u32", "Option<&u32>"]),
            10 => {
                self.put("&mut");
                self.ty();
            }
            11 => {
                self.put("&[");
                self.ty();
                self.put("]");
            }
            12 => {
                self.put("&mut [");
                self.ty();
                self.put("]");
            }
            13 => {
                self.put("Option<&");
                self.pick(&["", "mut", "'a", "'a mut"]);
                self.ty();
                self.put(">");
            }
            14 => self.pick(&[
                "&WStr",
                "&str",
                "&mut Vec<u32>",
                "Option<&mut Option<Vec<u32>>>",
                "&mut Option<WString>",
            ]),
            _ => {
                self.put("&mut Option<");
                self.ty();
                self.put(">");
            }
        }
    }

    fn ty(&mut self) {
        self.junk();
        let deep = self.depth >= DEPTH || self.program.is_over();
        self.depth += 1;
        match self.program.below(40) {
            0..6 => self.pick(&["u32", "u8", "u16", "i32", "u64", "f64", "bool", "i8"]),
            6 => self.pick(&["String", "WString", "&'a str", "&'a WStr", "&WStr", "str"]),
            7 => self.pick(&[
                "Name",
                "Self",
                "T",
                "A",
                "Hue",
                "a::b::Name",
                "Name<'a>",
                "Name<A>",
                "crate::Vec<u8>",
                "self::Box",
                "Self::File",
                "&Self::File",
                "&mut Self::File",
                "&mut Option<Self::File>",
                "Option<Self::File>",
                "ContextGuard<'_, Self::File>",
                "Self::r#type",
                "<Self as Name>::File",
            ]),
            8 => self.pick(&[
                "usize",
                "char",
                "u128",
                "Uuid",
                "Status",
                "()",
                "!",
                "_",
                "Int3264",
                "SystemTime",
            ]),
            9 => self.pick(&[
                "fn(u8) -> u8",
                "extern \"C\" fn(...)",
                "for<'b> fn(&'b u8)",
                "unsafe fn()",
                "dyn Trait",
                "dyn A + B + 'a",
                "impl Trait",
                "impl A + 'a",
                "impl Fn(u8) -> impl Sized",
                "*const u8",
                "*mut Name",
                "m!(u8)",
                "A + B",
                "dyn* A",
                "'a + A",
                "impl for<'b> A<'b> + use<'a, T>",
                "dyn for<'b> Fn(&'b u8) -> u8",
                "impl ?Sized",
                "(A)",
                "(A + B)",
                "Option",
                "Box",
                "Vec",
                "Tail",
                "Shared",
                "Full",
                "TransmitAs",
                "PipeReader",
                "Option<>",
                "Vec<'a>",
                "typeof(n)",
                "unsafe<'a> &'a u8",
                "pattern_type!(u8 is 1..)",
            ]),
            10 => self.pick(&[
                "<T as Trait>::Type",
                "<Self>::Type",
                "Fn(u8) -> u8",
                "Vec<u8, A>",
                "Name<{ 3 }>",
                "Name<-1>",
                "Name<T: A>",
                "Name<T = u8>",
                "Vec::<u8>",
                "::a::Name",
                "Box<u8>::Type",
                "Name<N>",
                "Name<\"a\">",
                "Name<'a, 'static>",
                "&'static u8",
                "&'static str",
            ]),
            _ if deep => self.put("u32"),
            11..23 => {
                let before = self.program.pick(&[
                    "Option<",
                    "Box<",
                    "Vec<",
                    "Option<Box<",
                    "Option<Vec<",
                    "Tail<",
                    "Tail<Vec<",
                    "Full<'a,",
                    "Option<Full<'a,",
                    "Shared<",
                    "Option<Shared<",
                    "TransmitAs<FileTime,",
                    "TransmitAs<",
                    "PipeReader<",
                    "PipeWriter<",
                    "Rc<",
                    "Option<Arc<",
                    "alloc::Vec<",
                    "Option<Box<Option<",
                    "Wrapper<",
                    "Option<&'a",
                    "PluggedBox<",
                    "a::Vec<",
                    "Result<",
                    "CallBlock<",
                    "Cow<'a,",
                ]);
                self.put(before);
                self.ty();
                if self.seldom() {
                    self.pick(&[", A", ", 'a", ",", ", Global", ", 3", ", T = u8"]);
                }
                self.put(&">".repeat(before.matches('<').count()));
            }
            23..28 => {
                self.pick(&["&'a", "&", "&'a mut", "&mut", "&'static", "&'_", "&raw const"]);
                self.ty();
            }
            28 | 29 => {
                self.put("[");
                self.ty();
                self.put(";");
                match self.program.below(4) {
                    0 => self.expression(),
                    _ => self.pick(&["16", "N", "0", "{ N }", "_"]),
                }
                self.put("]");
            }
            30 | 31 => {
                self.pick(&["[", "&'a [", "Box<[", "Option<&'a ["]);
                let open = self.text.trim_end().rsplit(' ').next().unwrap_or_default().to_owned();
                self.ty();
                self.put("]");
                if open.contains('<') {
                    self.put(">");
                }
            }
            32 => {
                self.put("(");
                self.several(3, ",", |writer, _| writer.ty());
                self.put(")");
            }
            33 | 34 => {
                self.put(NONE);
                self.put("[");
                self.ty();
                self.put("]");
            }
            35 => {
                self.put("Name<");
                self.several(4, ",", |writer, _| match writer.program.below(4) {
                    0 => writer.pick(&["'a", "'static", "'_"]),
                    1 => writer.pick(LITERALS),
                    2 => {
                        writer.pick(&["Type = u8", "Type: A", "{ 1 }", "N", "-1", "Type<'a> = u8"])
                    }
                    _ => writer.ty(),
                });
                self.put(">");
            }
            36 => {
                let around = [
                    ("Option<", ">"),
                    ("Box<", ">"),
                    ("&", ""),
                    ("&'a mut ", ""),
                    ("[", "; 1]"),
                    ("(", ")"),
                    ("(", ",)"),
                    ("__none[", "]"),
                    ("[", "]"),
                    ("Vec<", ">"),
                    ("*const ", ""),
                    ("fn() -> ", ""),
                    ("Shared<", ">"),
                    ("Tail<", ">"),
                    ("TransmitAs<A, ", ">"),
                    ("impl A<", ">"),
                    ("dyn A<", ">"),
                    ("Fn(", ")"),
                    ("Option<&'a ", ">"),
                    ("A<B = ", ">"),
                ];
                self.wrapped(&around, Self::ty);
            }
            37 => {
                self.pick(&["dyn A<", "impl A<", "fn(", "Fn("]);
                let paren = self.text.ends_with("( ");
                self.ty();
                self.put(if paren { ")" } else { ">" });
            }
            38 => {
                self.put("(");
                self.ty();
                self.put(")");
            }
            _ => {
                self.put("<");
                self.ty();
                self.pick(&["as A>::B", ">::B", "as A<u8>>::B<u8>"]);
            }
        }
        self.depth -= 1;
    }

    fn attributes(&mut self, proper: &[&str]) {
        let n = match self.program.u8() {
            0..128 => 0,
            128..224 => 1,
            224..248 => 2,
            _ => 3,
        };
        for _ in 0..n {
            self.text.push_str("#[");
            self.attribute_itself(proper);
            self.text.truncate(self.text.trim_end().len());
            self.put("]");
        }
    }

    fn field_attributes(&mut self) {
        self.attributes(&[
            "size_is",
            "unique",
            "string",
            "length_is",
            "switch_is",
            "range",
            "ptr",
            "first_is",
            "last_is",
            "max_is",
            "min_is",
            "skip",
            "transmit_as",
            "disable_consistency_check",
            "discriminant",
            "case",
        ]);
    }

    fn attribute_itself(&mut self, proper: &[&str]) {
        let name = match self.program.u8() {
            0..200 => self.program.pick(proper),
            200..220 => self.program.pick(FLAGS),
            220..240 => self.program.pick(WITH_ARGUMENTS),
            _ => self.program.pick(OTHERS),
        };
        self.put(name);
        if self.seldom() {
            return self.any_arguments();
        }
        if FLAGS.contains(&name) {
            return;
        }
        match name {
            "size_is" | "max_is" | "min_is" | "length_is" | "first_is" | "last_is" => {
                self.put("(");
                match self.program.below(8) {
                    0..4 => self.pick(&["a", "b", "c", "n", "m", "*a", "*b", "*n"]),
                    4 => {
                        self.put(",");
                        self.pick(&["a", "b", "n", "*a", "*b"]);
                    }
                    5 | 6 => self.expression(),
                    _ => self.several(6, ",", |writer, _| {
                        if writer.program.u8() & 1 == 0 {
                            writer.expression();
                        }
                    }),
                }
                self.put(")");
            }
            "switch_is" | "case" => {
                self.put("(");
                self.expression();
                self.put(")");
            }
            "range" => {
                self.put("(");
                self.expression();
                self.pick(&["..=", ",", "..", "...", ", ,", ""]);
                self.expression();
                self.put(")");
            }
            "transmit_as" | "switch_type" => {
                self.put("(");
                self.ty();
                self.put(")");
            }
            "allocate" => {
                self.put("(");
                self.several(3, ",", |writer, _| {
                    writer.pick(&[
                        "all_nodes",
                        "dont_free",
                        "single_node",
                        "free",
                        "al_nodes",
                        "r#free",
                    ]);
                });
                self.put(")");
            }
            "byte_count" => {
                self.put("(");
                self.name();
                self.put(")");
            }
            "opnum" => {
                self.put("(");
                self.pick(LITERALS);
                self.put(")");
            }
            "ndr" => {
                self.put("(");
                self.krate();
                self.put(")");
            }
            "wire_lock" => {
                self.put("(");
                self.pick(LITERALS);
                self.put(")");
            }
            "doc" => self.put("= \"text\""),
            "repr" => self.pick(&["(C)", "(packed)", "(u8)"]),
            "cfg" => self.put("(test)"),
            "allow" | "expect" => self.put("(dead_code)"),
            _ => {}
        }
    }

    fn any_arguments(&mut self) {
        match self.program.below(10) {
            0 => {}
            1 => self.put("()"),
            2 => self.put("[]"),
            3 => {
                self.put("=");
                self.expression();
            }
            4 => {
                self.put("=");
                self.pick(LITERALS);
            }
            5 => {
                self.put("{");
                self.expression();
                self.put("}");
            }
            6 => {
                self.put("(");
                self.several(6, ",", |writer, _| writer.pick(JUNK));
                self.put(")");
            }
            7 => {
                self.put("(");
                self.ty();
                self.put(")");
            }
            8 => {
                self.put("(");
                self.wrapped(&[("(", ")"), ("[", "]"), ("__none[", "]"), ("{", "}")], |writer| {
                    writer.pick(JUNK);
                });
                self.put(")");
            }
            _ => {
                self.put("(");
                self.several(6, ",", |writer, _| writer.expression());
                self.put(")");
            }
        }
    }

    fn expression(&mut self) {
        self.junk();
        let deep = self.depth >= DEPTH || self.program.is_over();
        self.depth += 1;
        match self.program.below(32) {
            0..5 => self.name(),
            5..8 => {
                self.put("*");
                self.name();
            }
            8..12 => self.pick(LITERALS),
            12 => self.pick(&[
                "LIMIT",
                "Self::N",
                "a::LIMIT",
                "T::N",
                "self.n",
                "Self",
                "self",
                "crate::N",
                "<T as A>::N",
                "N::<u8>",
                "::N",
            ]),
            _ if deep => self.put("1"),
            13..19 => {
                self.expression();
                self.pick(&[
                    "+", "-", "*", "/", "%", "<<", ">>", "&", "|", "^", "==", "!=", "<", "<=", ">",
                    ">=", "&&", "||", "=", "+=", "..", "..=", "as",
                ]);
                self.expression();
            }
            19 => {
                self.pick(&["-", "!", "*", "&", "&mut", "(", "..", "..="]);
                let paren = self.text.ends_with("( ");
                self.expression();
                if paren {
                    self.put(")");
                }
            }
            20 | 21 => {
                self.put("if");
                self.expression();
                self.put("{");
                self.expression();
                self.put("} else");
                match self.program.below(8) {
                    0 => self.put("{}"),
                    1 => self.expression(),
                    2 => self.put("if a { 1 } else { 2 }"),
                    _ => {
                        self.put("{");
                        self.expression();
                        self.put("}");
                    }
                }
            }
            22 => {
                self.put("(");
                self.expression();
                self.put(")");
            }
            23 => {
                self.put(NONE);
                self.put("[");
                self.expression();
                self.put("]");
            }
            24 => {
                self.expression();
                self.pick(&[
                    ".len()",
                    ".a",
                    "[0]",
                    "?",
                    ".await",
                    "()",
                    "as u32",
                    ".0",
                    "::<u8>()",
                    ".method::<u8>(1, a)",
                ]);
            }
            25 => self.pick(&[
                "{ 1 }",
                "{ let a = 1; a }",
                "unsafe { 1 }",
                "loop {}",
                "while a {}",
                "match a { _ => 1 }",
                "|x| x",
                "move |x: u8| -> u8 { x }",
                "return",
                "break",
                "break 'a 1",
                "continue",
                "async {}",
                "const { 1 }",
                "let Some(a) = b",
                "m!(a)",
                "(1, 2)",
                "()",
                "[1, 2]",
                "[1; 2]",
                "Name { a: 1 }",
                "..",
                "1..2",
                "..=3",
                "1..",
                "_",
                "yield",
                "a = 1",
                "a += 1",
                "&raw const a",
                "#[a] 1",
                "if a { 1 }",
                "for a in b {}",
                "if let Some(a) = b { 1 } else { 2 }",
                "'a: loop {}",
                "try { 1 }",
                "become f()",
                "builtin # offset_of(A, a)",
                "static || 1",
                "do yeet",
            ]),
            26 | 27 => {
                let around = [
                    ("(", ")"),
                    ("-", ""),
                    ("!", ""),
                    ("*", ""),
                    ("1+", ""),
                    ("", "+1"),
                    ("__none[", "]"),
                    ("{", "}"),
                    ("if a {", "} else { 0 }"),
                    ("if a { 0 } else {", "}"),
                    ("a&&", ""),
                    ("1-(", ")"),
                    ("[", "]"),
                    ("if ", "{ 1 } else { 2 }"),
                    ("", " as u8"),
                    ("& ", ""),
                    ("f(", ")"),
                    ("1<<", ""),
                    ("if a {0} else ", ""),
                    ("", "*n"),
                    ("|x|", ""),
                    ("return ", ""),
                    ("..", ""),
                    ("a=", ""),
                    ("", "?"),
                    ("", ".a"),
                    ("9223372036854775807*", ""),
                ];
                self.wrapped(&around, Self::expression);
            }
            28 => {
                self.expression();
                self.put("as");
                self.ty();
            }
            29 => {
                self.pick(&["!(", "-(", "*("]);
                self.expression();
                self.put(")");
            }
            30 => self.put("if n { *n } else { 0 }"),
            _ => {
                self.put("-");
                self.pick(LITERALS);
            }
        }
        self.depth -= 1;
    }
}
