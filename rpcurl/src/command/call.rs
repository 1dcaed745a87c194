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
use super::{causes, connect, import, named, text};

pub(crate) async fn run(
    arguments: &Arguments,
    binding: &str,
    file: &Path,
    calls: &[arguments::Call],
) -> Result<(), String> {
    let shown = |error: Error| causes(&error);
    let binding: Binding = binding.parse().map_err(shown)?;
    let imported = import(arguments, file)?;
    let calls: Vec<Call<'_>> =
        calls.iter().map(|call| Call::new(&imported, call)).collect::<Result<_, _>>()?;
    // Before anybody is asked for anything.
    calls.iter().filter(|call| !is_referring(&call.json)).try_for_each(|call| {
        let request = call.request(&call.json)?;
        call.encode(&request, Format::default()).map(|_| ())
    })?;

    let mut answers = Vec::new();
    let mut connected: Option<(Association, Vec<(&Interface, Client)>)> = None;
    for call in &calls {
        let request = call.request(&with_results(&call.json, &answers)?)?;
        let (association, clients) = match &mut connected {
            Some(connected) => connected,
            none => {
                let association =
                    connect::connect(arguments, &binding, &imported.model, call.interface).await?;
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
        let answer = call.make(client, &request).await?;
        println!("{}", text(arguments, &answer));
        answers.push(answer);
    }
    Ok(())
}

/// A call that is to be made.
struct Call<'i> {
    name: &'i str,
    interface: &'i Interface,
    opnum: u16,
    codec: Codec<'i>,
    json: Json,
}

impl<'i> Call<'i> {
    fn new(imported: &'i Imported, call: &'i arguments::Call) -> Result<Call<'i>, String> {
        let name = &call.procedure;
        let (interface, procedure) = named(imported, name)?;
        let refused = |why: &dyn std::fmt::Display| format!("`{name}` cannot be called: {why}");
        if procedure.is.has("maybe") {
            return Err(refused(&"it is not answered (`maybe`), and nothing would be shown"));
        }
        let codec = Codec::new(&imported.model, procedure).map_err(|error| refused(&error))?;
        let opnum = procedure.opnum.ok_or_else(|| refused(&"it has no number"))?;
        let json = parameters(call.json.as_deref())?;
        Ok(Call { name, interface, opnum, codec, json })
    }

    fn request(&self, json: &Json) -> Result<Vec<Value>, String> {
        self.codec.from_json(Way::Request, json).map_err(|error| self.error(&error))
    }

    fn encode(&self, request: &[Value], format: Format) -> Result<Vec<u8>, String> {
        let encoded = self.codec.encode(Way::Request, request, &[], format);
        encoded.map_err(|error| self.error(&error))
    }

    fn error(&self, error: &rpcurl::codec::Error) -> String {
        format!("{}: {error}", self.name)
    }

    async fn make(&self, client: &Client, request: &[Value]) -> Result<Json, String> {
        let stub = |ndr64| {
            let format = Format { ndr64, big_endian: false };
            self.encode(request, format).map_err(|error| Error::new(Status::INVALID_ARG, error))
        };
        let reply = client.call_raw(self.opnum, stub).await.map_err(|error| causes(&error))?;
        let format = Format { ndr64: reply.is_ndr64(), big_endian: reply.is_big_endian() };
        let limits = DecodeLimits::default();
        let values = self.codec.decode(Way::Reply, reply.stub(), request, format, limits);
        let answer = values.and_then(|values| self.codec.to_json(Way::Reply, &values));
        answer.map_err(|error| misunderstood(&reply, &error))
    }
}

/// What `{"$": "…"}` names, if it is that.
fn reference(json: &Json) -> Option<&str> {
    match json {
        Json::Object(object) if object.len() == 1 => object.get("$")?.as_str(),
        _ => None,
    }
}

fn is_referring(json: &Json) -> bool {
    match json {
        Json::Object(object) => reference(json).is_some() || object.values().any(is_referring),
        Json::Array(items) => items.iter().any(is_referring),
        _ => false,
    }
}

/// The same, with results in the place of what names them.
fn with_results(json: &Json, results: &[Json]) -> Result<Json, String> {
    if let Some(name) = reference(json) {
        let found = |result: &Json| match name.starts_with('/') {
            true => result.pointer(name).cloned(),
            false => result.get(name).cloned(),
        };
        return results.iter().rev().find_map(found).ok_or_else(|| {
            format!("no result has `{name}`; expected a member of one, or `/` and its place in one")
        });
    }
    Ok(match json {
        Json::Object(object) => {
            let members = object.iter();
            let members =
                members.map(|(key, json)| Ok((key.clone(), with_results(json, results)?)));
            Json::Object(members.collect::<Result<_, String>>()?)
        }
        Json::Array(items) => {
            let items = items.iter().map(|json| with_results(json, results));
            Json::Array(items.collect::<Result<_, String>>()?)
        }
        other => other.clone(),
    })
}

/// What was answered, and is no reply of the IDL's.
fn misunderstood(reply: &RawReply, error: &rpcurl::codec::Error) -> String {
    const SHOWN: usize = 256;
    let stub = reply.stub();
    let bytes: Vec<String> = stub.iter().take(SHOWN).map(|byte| format!("{byte:02x}")).collect();
    let more = if stub.len() > SHOWN { "…" } else { "" };
    let syntax = if reply.is_ndr64() { "NDR64" } else { "NDR" };
    format!(
        "the reply is not what the IDL says: {error}\n{} bytes of {syntax}: {}{more}",
        stub.len(),
        bytes.concat()
    )
}

/// The JSON of an argument: itself, `@` and a file's name, or `-` for standard input.
fn parameters(given: Option<&str>) -> Result<Json, String> {
    let (text, from) = match given {
        None => ("{}".to_owned(), "nothing".to_owned()),
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
    serde_json::from_str(&text)
        .map_err(|error| format!("{from}: {error}; expected a JSON object, {{\"name\": …}}"))
}
