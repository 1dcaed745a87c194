//! A model as text, for tests to compare.

use std::fmt::Write;

use rpc_idl::Value;
use rpc_idl::model::*;

/// All definitions in their order.
pub(crate) fn dump(model: &Model) -> String {
    let mut dump = Dump { model, out: String::new() };
    for definition in &model.definitions {
        match *definition {
            Definition::Typedef(id) => dump.typedef(&model[id]),
            Definition::Structure(id) => dump.structure(&model[id]),
            Definition::Union(id) => dump.union(&model[id]),
            Definition::Enumeration(id) => dump.enumeration(&model[id]),
            Definition::Constant(id) => {
                let constant = &model[id];
                let ty = constant.ty.as_ref().map_or(String::from("quoted"), |ty| dump.ty(ty));
                dump.line(
                    &format!("const {} = {}: {ty}", constant.name.text, value(&constant.value)),
                    &constant.docs,
                );
            }
            Definition::Interface(id) => dump.interface(&model[id]),
        }
    }
    for skipped in &model.skipped {
        let name = skipped.name.as_deref().unwrap_or("");
        dump.line(&format!("skipped {} {name}: {}", skipped.kind, skipped.reason), "");
    }
    for file in &model.files {
        for pragma in &file.pragmas {
            dump.line(&format!("passed over #{}", pragma.text), "");
        }
    }
    dump.out
}

struct Dump<'a> {
    model: &'a Model,
    out: String,
}

impl Dump<'_> {
    fn line(&mut self, text: &str, docs: &str) {
        self.out += text.trim_end();
        if !docs.is_empty() {
            write!(self.out, "  // {}", docs.replace('\n', " / ")).unwrap();
        }
        self.out.push('\n');
    }

    fn typedef(&mut self, typedef: &Typedef) {
        let mut text = format!("typedef {} = {}", typedef.is.name, self.ty(&typedef.ty));
        for (is, name) in
            [(typedef.is_context_handle, "context_handle"), (typedef.is_handle, "handle")]
        {
            if is {
                text += &format!(" {name}");
            }
        }
        self.line(&(text + &range(typedef.range)), &typedef.is.docs);
    }

    fn layout(&self, layout: Result<Layout, NoLayout>) -> String {
        match layout {
            Ok(Layout { size, align }) => format!("{size} bytes, aligned to {align}"),
            Err(why) => format!("{why:?}"),
        }
    }

    fn structure(&mut self, structure: &Structure) {
        let head = format!("struct {} ({})", structure.is.name, self.layout(structure.layout));
        self.line(&head, &structure.is.docs);
        for field in &structure.fields {
            self.field(field, "    ");
        }
    }

    fn field(&mut self, field: &Field, indent: &str) {
        let mut text =
            format!("{indent}{}: {}{}", field.is.name, self.ty(&field.ty), range(field.range));
        text += &self.also("switch_is", field.switch_is.as_ref());
        text += &self.also("iid_is", field.iid_is.as_ref());
        if field.is_ignored {
            text += " ignored";
        }
        self.line(&text, &field.is.docs);
    }

    fn also(&self, name: &str, of: Option<&Expression>) -> String {
        of.map_or(String::new(), |of| format!(" {name}({})", self.expression(of)))
    }

    fn union(&mut self, union: &Union) {
        let kind = match &union.kind {
            UnionKind::Encapsulated(_) => "encapsulated".to_owned(),
            UnionKind::NonEncapsulated(Some(ty)) => format!("switch_type({})", self.ty(ty)),
            UnionKind::NonEncapsulated(None) => "without a switch_type".to_owned(),
            UnionKind::Plain => "plain".to_owned(),
        };
        let ms_union = if union.ms_union { " ms_union" } else { "" };
        let head =
            format!("union {} {kind}{ms_union} ({})", union.is.name, self.layout(union.layout));
        self.line(&head, &union.is.docs);
        if let UnionKind::Encapsulated(encapsulated) = &union.kind {
            self.field(&encapsulated.switch, "    switch ");
        }
        for arm in &union.arms {
            let mut labels: Vec<String> =
                arm.labels.iter().map(|label| label.value.to_string()).collect();
            if arm.is_default {
                labels.push("default".to_owned());
            }
            self.line(&format!("    case {}:", labels.join(", ")), "");
            for field in &arm.fields {
                self.field(field, "        ");
            }
        }
    }

    fn enumeration(&mut self, enumeration: &Enumeration) {
        let v1 = if enumeration.v1_enum { " v1_enum" } else { "" };
        self.line(&format!("enum {}{v1}", enumeration.is.name), &enumeration.is.docs);
        for value in &enumeration.values {
            self.line(&format!("    {} = {}", value.name, value.value), &value.docs);
        }
    }

    fn interface(&mut self, interface: &Interface) {
        let mut head = format!("interface {} {:?}", interface.is.name, interface.kind);
        if let Some(base) = interface.base {
            head += &format!(" : {}", self.model[base].is.name);
        }
        if let Some(uuid) = interface.uuid {
            head += &format!(" {uuid} {}.{}", interface.version.0, interface.version.1);
        }
        if !interface.endpoints.is_empty() {
            head += &format!(" {:?}", interface.endpoints);
        }
        self.line(&head, &interface.is.docs);
        for procedure in &interface.procedures {
            let opnum = procedure.opnum.map_or("-".to_owned(), |opnum| opnum.to_string());
            let kind = match &procedure.kind {
                ProcedureKind::Remote => String::new(),
                other => format!(" {other:?}"),
            };
            let returns = self.ty(&procedure.returns);
            self.line(
                &format!("    {opnum} {}{kind} -> {returns}", procedure.is.name),
                &procedure.is.docs,
            );
            for parameter in &procedure.parameters {
                self.parameter(parameter);
            }
        }
    }

    fn parameter(&mut self, parameter: &Parameter) {
        let direction = match (parameter.direction.is_in, parameter.direction.is_out) {
            (true, true) => "in, out",
            (true, false) => "in",
            _ => "out",
        };
        let role = match parameter.role {
            ParameterRole::Data => String::new(),
            role => format!(" {role:?}"),
        };
        let ty = self.ty(&parameter.ty);
        let mut text = format!(
            "        [{direction}] {}: {ty}{}{role}",
            parameter.is.name,
            range(parameter.range)
        );
        text += &self.also("switch_is", parameter.switch_is.as_ref());
        text += &self.also("iid_is", parameter.iid_is.as_ref());
        self.line(&text, "");
    }

    fn ty(&self, ty: &Type) -> String {
        let named = |name: &str, what: &str| {
            if name.is_empty() { format!("<{what}>") } else { name.to_owned() }
        };
        match ty {
            Type::Base(base) => format!("{base:?}").to_lowercase(),
            Type::Typedef(id) => self.model[*id].is.name.clone(),
            Type::Structure(id) => named(&self.model[*id].is.name, "struct"),
            Type::Union(id) => named(&self.model[*id].is.name, "union"),
            Type::Enumeration(id) => named(&self.model[*id].is.name, "enum"),
            Type::Interface(id) => format!("interface {}", self.model[*id].is.name),
            Type::Pointer(pointer) => {
                let kind = format!("{:?}", pointer.kind).to_lowercase();
                let constant = if pointer.is_const { "const " } else { "" };
                let extent = self.extent(&pointer.extent);
                format!(
                    "{kind}{extent}{} {constant}{}",
                    self.via(pointer.via),
                    self.ty(&pointer.target)
                )
            }
            Type::Array(array) => {
                let length = array.length.map_or(String::new(), |length| length.to_string());
                let lower =
                    if array.lower == 0 { String::new() } else { format!("{}..", array.lower) };
                let extent = self.extent(&array.extent);
                format!(
                    "[{lower}{length}]{extent}{} {}",
                    self.via(array.via),
                    self.ty(&array.element)
                )
            }
            Type::Pipe(element) => format!("pipe {}", self.ty(element)),
            Type::SafeArray(element) => format!("safearray {}", self.ty(element)),
            Type::Function => "function".to_owned(),
            Type::Bits => "bits".to_owned(),
            Type::Unknown => "unknown".to_owned(),
        }
    }

    fn via(&self, via: Option<TypedefId>) -> String {
        via.map_or(String::new(), |via| format!(" via {}", self.model[via].is.name))
    }

    fn extent(&self, extent: &Extent) -> String {
        let all = [
            ("size_is", &extent.size_is),
            ("max_is", &extent.max_is),
            ("min_is", &extent.min_is),
            ("length_is", &extent.length_is),
            ("first_is", &extent.first_is),
            ("last_is", &extent.last_is),
        ];
        let mut text = if extent.string { "(string)".to_owned() } else { String::new() };
        for (name, of) in all {
            if let Some(of) = of {
                text += &format!("({name} {})", self.expression(of));
            }
        }
        text
    }

    fn expression(&self, expression: &Expression) -> String {
        match &expression.kind {
            ExpressionKind::Value(of) => value(of),
            ExpressionKind::Name { name, referent } => match referent {
                Referent::Parameter(n) => format!("{name}@{n}"),
                Referent::Field(n) => format!("{name}.{n}"),
                Referent::Constant(_) | Referent::Enumerator(..) => format!("#{name}"),
                Referent::Unknown => format!("?{name}"),
            },
            ExpressionKind::Unary(operator, a) => format!("{operator:?}({})", self.expression(a)),
            ExpressionKind::Binary(operator, a, b) => {
                format!("{operator:?}({}, {})", self.expression(a), self.expression(b))
            }
            ExpressionKind::Conditional(parts) => {
                let [a, b, c] = parts.each_ref().map(|part| self.expression(part));
                format!("({a} ? {b} : {c})")
            }
            ExpressionKind::Member { of, name, arrow } => {
                format!("{}{}{name}", self.expression(of), if *arrow { "->" } else { "." })
            }
            ExpressionKind::Index(a, b) => {
                format!("{}[{}]", self.expression(a), self.expression(b))
            }
            ExpressionKind::Cast(ty, a) => format!("({}) {}", self.ty(ty), self.expression(a)),
        }
    }
}

fn range(range: Option<Range>) -> String {
    range.map_or(String::new(), |Range { low, high }| format!(" range({low}, {high})"))
}

fn value(value: &Value) -> String {
    match value {
        Value::Integer { value, ty } => {
            format!("{value}{}{}", if ty.signed { "i" } else { "u" }, ty.bits)
        }
        Value::Float(value) => format!("{value:?}"),
        Value::String(text) => format!("{text:?}"),
        Value::WideString(text) => format!("L{text:?}"),
        Value::Null => "NULL".to_owned(),
    }
}
