//! The dynamic codec: requests and replies of procedures that are known only when the program runs, from
//! `rpc-idl`'s model, in NDR and NDR64.
//!
//! It follows the derived codec of `rpc-runtime` byte for byte, and checks what that checks: sizes and lengths against
//! their expressions, discriminants, ranges, and that reference pointers are not null.

mod agree;
mod error;
mod expression;
mod extent;
mod names;
mod pipe;
mod read;
mod sample;
mod types;
mod value;
mod view;
mod write;

use rpc_idl::model::{Model, Parameter, ParameterRole, Procedure};
use rpc_runtime::ndr::DecodeLimits;

pub use error::{Error, Result};
pub use value::{Array, Items, Union, Value};

pub(crate) use agree::{Agreement, arm_name};
pub(crate) use error::{Path, counted};
pub(crate) use expression::{Names, Scope};
pub(crate) use names::derived;
pub(crate) use types::{Switch, Types};
pub(crate) use view::{Many, Number, Place, View, Width};

use read::Reader;
use write::Writer;

/// A context handle that is null.
pub(crate) const NO_HANDLE: Value = Value::Handle([0; 20]);

/// How stub data are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Format {
    /// In NDR64, and not in NDR.
    pub ndr64: bool,
    /// Numbers are big endian. What is sent with `rpc-runtime` is little endian.
    pub big_endian: bool,
}

/// Which way values travel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// To the server: \[in\] parameters.
    Request,
    /// To the client: \[out\] parameters, and what the procedure returns.
    Reply,
}

/// The codec of one procedure.
///
/// The values of a procedure are a list: one for each parameter in the IDL's order, then the result. A parameter that does not
/// travel is [`Value::Absent`].
///
/// ```
/// use rpc_idl::Importer;
/// use rpc_runtime::ndr::DecodeLimits;
/// use rpcurl::codec::{Codec, Format, Way};
/// use serde_json::json;
///
/// let idl = "[uuid(d4f6c0a2-52c3-4c1b-9d6a-6f1f2b9a7c31)] interface sums {
///     long sum([in] long n, [in, size_is(n)] long numbers[]);
/// }";
/// let imported = Importer::new().reader(move |_| Ok(idl.into())).import(["sums.idl"]);
/// let (_, sums) = imported.model.defined_interfaces().next().unwrap();
/// let codec = Codec::new(&imported.model, &sums.procedures[0])?;
///
/// // The size is that of the array.
/// let values = codec.from_json(Way::Request, &json!({"numbers": [40, 2]}))?;
/// let stub = codec.encode(Way::Request, &values, &[], Format::default())?;
/// assert_eq!(stub, [2, 0, 0, 0, 2, 0, 0, 0, 40, 0, 0, 0, 2, 0, 0, 0]);
///
/// let limits = DecodeLimits::default();
/// let reply = codec.decode(Way::Reply, &[42, 0, 0, 0], &values, Format::default(), limits)?;
/// assert_eq!(codec.to_json(Way::Reply, &reply)?, json!({"return": 42}));
/// # Ok::<(), rpcurl::codec::Error>(())
/// ```
pub struct Codec<'m> {
    pub(crate) types: Types<'m>,
    pub(crate) procedure: &'m Procedure,
}

impl<'m> Codec<'m> {
    /// The codec of a procedure.
    ///
    /// # Errors
    /// What cannot be interpreted: a pointer to an object of COM's, a `user_marshal`.
    pub fn new(model: &'m Model, procedure: &'m Procedure) -> Result<Codec<'m>> {
        let codec = Codec { types: Types::new(model), procedure };
        let mut path = Path::new();
        for (n, parameter) in procedure.parameters.iter().enumerate() {
            path.enter(&parameter.is.name, n);
            let refused = if parameter.iid_is.is_some() {
                Some("`iid_is`: COM's interfaces are not supported")
            } else if travels(parameter) {
                codec.types.known(Place::parameter(parameter)).err()
            } else {
                None
            };
            if let Some(refused) = refused {
                return Err(path.error(refused));
            }
            path.leave();
        }
        path.enter("return", 0);
        let returned = codec.types.view(codec.returned());
        returned.map(|_| ()).map_err(|why| path.error(why))?;
        Ok(codec)
    }

    pub(crate) fn returned(&self) -> Place<'m> {
        Place::returned(self.types.model, self.procedure)
    }

    /// The parameters that travel, with their indices.
    pub(crate) fn parameters(&self, way: Way) -> impl Iterator<Item = (usize, &'m Parameter)> {
        let goes = move |parameter: &Parameter| match way {
            Way::Request => parameter.direction.is_in,
            Way::Reply => parameter.direction.is_out,
        };
        let all = self.procedure.parameters.iter().enumerate();
        all.filter(move |(_, parameter)| travels(parameter) && goes(parameter))
    }

    /// The same in their order on the wire: a request ends with its pipes, and a reply begins with them.
    fn in_order(&self, way: Way) -> Vec<(usize, &'m Parameter)> {
        let mut all: Vec<_> = self.parameters(way).collect();
        let is_last = way == Way::Request;
        all.sort_by_key(|(_, parameter)| (parameter.role == ParameterRole::Pipe) == is_last);
        all
    }

    fn scope<'v>(&'v self, values: &'v [Value], before: &'v [Value]) -> Scope<'v, 'm> {
        let names = Names::Parameters(&self.procedure.parameters);
        Scope { types: &self.types, names, values, before }
    }

    /// Stub data of values. For a reply, `request` are those of the request, which may name sizes; it may be empty where they do
    /// not.
    ///
    /// # Errors
    /// Where values are missing, of another type, or disagree.
    pub fn encode(
        &self,
        way: Way,
        values: &[Value],
        request: &[Value],
        format: Format,
    ) -> Result<Vec<u8>> {
        self.check(values, request, false)?;
        self.write(way, values, Writer::new(&self.types, format))
    }

    /// Checks the values of a request, some of which may be [`Value::Later`], as encoding it would.
    ///
    /// # Errors
    /// Where values are missing, of another type, or disagree, whatever those are that are not known yet.
    pub fn check_known(&self, values: &[Value], format: Format) -> Result<()> {
        self.check(values, &[], true)?;
        let mut writer = Writer::new(&self.types, format);
        writer.is_partial = true;
        self.write(Way::Request, values, writer).map(|_| ())
    }

    /// Checks that a request has no null context handle where the IDL has one \[in\] alone: there is nothing that it could stand
    /// for. It can be encoded: what a server does then is a question, too.
    ///
    /// # Errors
    /// The handle that is null.
    pub fn check_handles(&self, request: &[Value]) -> Result<()> {
        let mut path = Path::new();
        for (n, parameter) in self.parameters(Way::Request) {
            let is_given = !parameter.direction.is_out && request.get(n) == Some(&NO_HANDLE);
            if is_given {
                path.enter(&parameter.is.name, n);
                return Err(path.error("a null context handle; expected one that is open"));
            }
        }
        Ok(())
    }

    fn write(&self, way: Way, values: &[Value], mut writer: Writer<'_, 'm>) -> Result<Vec<u8>> {
        for (n, parameter) in self.in_order(way) {
            writer.path.enter(&parameter.is.name, n);
            let value = values.get(n).unwrap_or(&Value::Absent);
            writer.parameter(Place::parameter(parameter), value)?;
            writer.path.leave();
        }
        if way == Way::Reply {
            writer.path.enter("return", 0);
            let value = values.get(self.procedure.parameters.len()).unwrap_or(&Value::Absent);
            writer.parameter(self.returned(), value)?;
        }
        Ok(writer.bytes)
    }

    /// The values of stub data. For a reply, `request` are those of the request.
    ///
    /// # Errors
    /// Where the data are none of this procedure, disagree, or cost more than `limits`.
    pub fn decode(
        &self,
        way: Way,
        stub: &[u8],
        request: &[Value],
        format: Format,
        limits: DecodeLimits,
    ) -> Result<Vec<Value>> {
        let mut values = vec![Value::Absent; self.procedure.parameters.len() + 1];
        let Format { ndr64, big_endian } = format;
        let mut reader = Reader::new(&self.types, stub, ndr64, big_endian, limits);
        for (n, parameter) in self.in_order(way) {
            reader.path.enter(&parameter.is.name, n);
            values[n] = reader.parameter(Place::parameter(parameter))?;
            reader.path.leave();
        }
        if way == Way::Reply {
            reader.path.enter("return", 0);
            values[self.procedure.parameters.len()] = reader.parameter(self.returned())?;
            reader.path.leave();
        }
        if limits.refuse_trailing && reader.rest() > 0 {
            let rest = counted(reader.rest() as u64, "byte");
            return Err(reader.path.error(format!("{rest} behind the last value; expected none")));
        }
        self.check(&values, request, false)?;
        Ok(values)
    }

    /// Checks what values say of one another.
    fn check(&self, values: &[Value], request: &[Value], is_partial: bool) -> Result<()> {
        let mut agreement = Agreement { types: &self.types, path: Path::new(), is_partial };
        agreement.check_all(&self.scope(values, request))
    }
}

/// Whether a parameter is on the wire.
pub(crate) fn travels(parameter: &Parameter) -> bool {
    parameter.role != ParameterRole::Binding
}
