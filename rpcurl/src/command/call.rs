//! `rpcurl call`: a procedure, with JSON in and out.

use std::io::Read;
use std::path::Path;

use rpc_idl::Imported;
use rpc_idl::model::Interface;
use rpc_runtime::client::{Client, RawReply};
use rpc_runtime::ndr::DecodeLimits;
use rpc_runtime::prelude::*;
use rpcurl::codec::{Codec, Format, Value, Way};
use serde_json::Value as Json;

use super::arguments::{self, Arguments};
use super::json::parsed;
use super::references::{self, is_reference, is_referring, with_results};
use super::{causes, connect, import, named, show, text, unanswered};

pub(crate) async fn run(
    arguments: &Arguments,
    binding: &Binding,
    file: &Path,
    calls: &[arguments::Call],
) -> Result<(), String> {
    let imported = import(arguments, file)?;
    let is_one = calls.len() == 1;
    let labelled = calls.iter().enumerate().map(|(n, call)| match is_one {
        true => (call.procedure.clone(), call),
        false => (format!("call {}, {}", n + 1, call.procedure), call),
    });
    let calls: Vec<Call<'_>> = labelled
        .map(|(label, call)| Call::new(&imported, label, call))
        .collect::<Result<_, _>>()?;
    // Before anybody is asked for anything.
    let format = Format { ndr64: arguments.ndr64, big_endian: false };
    let mut known = Vec::new();
    for call in &calls {
        call.check(&known, format)?;
        known.extend(call.codec.names(Way::Reply));
    }

    let (mut answers, mut shown) = (Vec::new(), Ok(()));
    let mut connected: Option<(Association, Vec<(&Interface, Client)>)> = None;
    for call in &calls {
        let request = call.request(&answers)?;
        let (association, clients) = match &mut connected {
            Some(connected) => connected,
            none => {
                let association =
                    connect::connect(arguments, binding, &imported.model, call.interface).await?;
                none.insert((association, Vec::new()))
            }
        };
        let known = clients.iter().find(|(of, _)| std::ptr::eq(*of, call.interface));
        let client = match known {
            Some((_, client)) => client,
            None => {
                let client =
                    connect::bind(arguments, association, &imported.model, call.interface).await?;
                clients.push((call.interface, client));
                &clients[clients.len() - 1].1
            }
        };
        let answer = call.make(arguments, client, &request).await;
        let answer = answer.map_err(|fault| match is_one {
            // It names the procedure.
            true => fault,
            false => call.error(fault),
        })?;
        // What is begun is done, whoever looks on.
        shown = shown.and(show(text(arguments, &answer)));
        answers.push(answer);
    }
    shown
}

/// A call that is to be made.
struct Call<'i> {
    /// What errors call it.
    label: String,
    interface: &'i Interface,
    opnum: u16,
    codec: Codec<'i>,
    json: Json,
}

impl<'i> Call<'i> {
    fn new(
        imported: &'i Imported,
        label: String,
        call: &'i arguments::Call,
    ) -> Result<Call<'i>, String> {
        let name = &call.procedure;
        let (interface, procedure) = named(imported, name)?;
        let refused = |why: &dyn std::fmt::Display| format!("`{name}` cannot be called: {why}");
        if let Some(why) = unanswered(procedure) {
            return Err(refused(&why));
        }
        let codec = Codec::new(&imported.model, procedure).map_err(|error| refused(&error))?;
        let opnum = procedure.opnum.ok_or_else(|| refused(&"it has no number"))?;
        let json = parameters(call.json.as_deref()).map_err(|fault| format!("{label}: {fault}"))?;
        Ok(Call { label, interface, opnum, codec, json })
    }

    /// Checks all that is known of the request: `known` are the names of earlier results.
    fn check(&self, known: &[String], format: Format) -> Result<(), String> {
        if !is_referring(&self.json) {
            return self.encode(&self.request(&[])?, format).map(|_| ());
        }
        references::check(&self.json, known).map_err(|fault| self.error(fault))?;
        if is_reference(&self.json) {
            // All of it is a result's to say.
            return Ok(());
        }
        let request = self.codec.from_json_in_part(&self.json, &is_reference);
        let request = request.map_err(|error| self.error(error))?;
        self.handles(&request)?;
        self.codec.check_known(&request, format).map_err(|error| self.error(error))
    }

    fn request(&self, results: &[Json]) -> Result<Vec<Value>, String> {
        let json = with_results(&self.json, results).map_err(|fault| self.error(fault))?;
        let request = self.codec.from_json(Way::Request, &json);
        let request = request.map_err(|error| self.error(error))?;
        self.handles(&request)?;
        Ok(request)
    }

    /// A null handle would only be refused by the server, with a number.
    fn handles(&self, request: &[Value]) -> Result<(), String> {
        self.codec.check_handles(request).map_err(|error| {
            self.error(format!(
                "{error}; `{{\"$\": \"NAME\"}}` stands for the one of an earlier result"
            ))
        })
    }

    fn encode(&self, request: &[Value], format: Format) -> Result<Vec<u8>, String> {
        let encoded = self.codec.encode(Way::Request, request, &[], format);
        encoded.map_err(|error| self.error(error))
    }

    fn error(&self, fault: impl std::fmt::Display) -> String {
        format!("{}: {fault}", self.label)
    }

    async fn make(
        &self,
        arguments: &Arguments,
        client: &Client,
        request: &[Value],
    ) -> Result<Json, String> {
        let mut local = None;
        let stub = |ndr64| {
            let encoded =
                self.codec.encode(Way::Request, request, &[], Format { ndr64, big_endian: false });
            // It is shown as it is: no call has failed with a status.
            encoded.map_err(|error| {
                local = Some(error.to_string());
                Error::from(Status::INVALID_ARG)
            })
        };
        let reply = client.call_raw(self.opnum, stub).await;
        let reply = reply.map_err(|error| local.unwrap_or_else(|| failed(arguments, &error)))?;
        let format = Format { ndr64: reply.is_ndr64(), big_endian: reply.is_big_endian() };
        let limits = DecodeLimits::default();
        let values = self.codec.decode(Way::Reply, reply.stub(), request, format, limits);
        let answer = values.and_then(|values| self.codec.to_json(Way::Reply, &values));
        answer.map_err(|error| misunderstood(&reply, &error))
    }
}

/// A call that failed, with what can be done.
fn failed(arguments: &Arguments, error: &Error) -> String {
    let fault = causes(error);
    let is_known = arguments.user.is_some() || arguments.kerberos;
    match error.status() {
        Status::CONTEXT_MISMATCH => format!(
            "{fault}\nA context handle is closed, or of another connection: it lives as long as its connection, which is \
             that of one command. Expected one that an earlier call of the same command has opened, `{{\"$\": \"NAME\"}}`."
        ),
        Status::ACCESS_DENIED if !is_known => {
            format!("{fault}; expected a user, perhaps, by `--user` or `--kerberos`")
        }
        _ => fault,
    }
}

/// What was answered, and is no reply of the IDL's.
fn misunderstood(reply: &RawReply, error: &rpcurl::codec::Error) -> String {
    const SHOWN: usize = 256;
    let stub = reply.stub();
    let bytes: Vec<String> = stub.iter().take(SHOWN).map(|byte| format!("{byte:02x}")).collect();
    let more = if stub.len() > SHOWN { "…" } else { "" };
    let syntax = if reply.is_ndr64() { "NDR64" } else { "NDR" };
    let count = match stub.len() {
        1 => "1 byte".to_owned(),
        n => format!("{n} bytes"),
    };
    format!(
        "the reply is not what the IDL says: {error}\n{count} of {syntax}: {}{more}",
        bytes.concat()
    )
}

/// The JSON of an argument: itself, `@` and a file's name, or `-` for standard input.
fn parameters(given: Option<&str>) -> Result<Json, String> {
    let (text, from) = match given {
        None => return Ok(Json::Object(serde_json::Map::new())),
        Some("-") => {
            let mut text = String::new();
            let read = std::io::stdin().read_to_string(&mut text);
            read.map_err(|error| format!("standard input cannot be read: {error}"))?;
            (text, "standard input".to_owned())
        }
        Some(given) => match given.strip_prefix('@') {
            Some(file) => {
                let text = std::fs::read_to_string(file);
                let text = text.map_err(|error| format!("`{file}` cannot be read: {error}"))?;
                (text, format!("`{file}`"))
            }
            None => (given.to_owned(), "the parameters".to_owned()),
        },
    };
    parsed(&text).map_err(|error| {
        let expected = match error.is_data() {
            true => "each member once",
            false => "a JSON object, {\"name\": …}",
        };
        format!("{from} cannot be read: {error}; expected {expected}")
    })
}
