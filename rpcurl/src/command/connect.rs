//! Connecting: settings, credentials, and where an interface is.

use std::time::Duration;

use rpc_idl::model;
use rpc_runtime::client::Client;
use rpc_runtime::endpoint_mapper;
use rpc_runtime::prelude::*;
use rpc_runtime::protocol::SyntaxId;
use rpc_runtime::security::ntlm::{Credentials, Ntlm};
use rpc_runtime::uuid::Uuid;
use rpc_runtime::{Interface, Procedure};

use rpcurl::procedures;

use super::arguments::Arguments;

/// The settings that the options come to.
///
/// # Errors
/// When the credentials are none.
pub(crate) fn settings(arguments: &Arguments) -> Result<ClientBuilder, String> {
    let timeout = arguments.timeout.unwrap_or(Duration::from_secs(30));
    let mut settings = ClientBuilder::new().connect_timeout(timeout).call_timeout(timeout);
    if let Some(port) = arguments.mapper_port {
        settings = settings.endpoint_mapper_port(port);
    }
    match (arguments.ndr, arguments.ndr64) {
        (true, _) => settings = settings.transfer_syntaxes(&[SyntaxId::NDR20]),
        (_, true) => settings = settings.transfer_syntaxes(&[SyntaxId::NDR64]),
        _ => {}
    }
    if let Some(level) = arguments.level {
        settings = settings.level(level);
    }
    if let Some(principal) = &arguments.principal {
        settings = settings.principal(principal);
    }
    match (&arguments.user, arguments.kerberos) {
        (None, false) => Ok(settings),
        (user, true) => kerberos(settings, arguments, user.as_deref()),
        (Some(user), false) => Ok(settings.authenticate(Ntlm::new(ntlm(arguments, user)?))),
    }
}

fn password(arguments: &Arguments) -> Option<String> {
    arguments.password.clone().or_else(|| std::env::var("RPCURL_PASSWORD").ok())
}

fn ntlm(arguments: &Arguments, user: &str) -> Result<Credentials, String> {
    let (domain, user) = user.split_once('\\').unwrap_or((&arguments.domain, user));
    if let Some(hash) = &arguments.hash {
        return Ok(Credentials::hash(domain, user, hash.clone()));
    }
    let expected = "`--user` without credentials; expected `--password`, `--hash`, or the variable RPCURL_PASSWORD";
    Ok(Credentials::password(domain, user, &password(arguments).ok_or(expected)?))
}

#[cfg(all(feature = "gssapi", unix, not(target_vendor = "apple")))]
fn kerberos(
    settings: ClientBuilder,
    arguments: &Arguments,
    user: Option<&str>,
) -> Result<ClientBuilder, String> {
    use rpc_runtime::security::gssapi::{Credentials, Kerberos};
    let credentials = match (user, password(arguments)) {
        (Some(user), Some(password)) => {
            let principal = match &*arguments.domain {
                "" => user.to_owned(),
                domain => format!("{user}@{domain}"),
            };
            Credentials::password(principal, password)
        }
        _ => Credentials::default(),
    };
    Ok(settings.authenticate(Kerberos::new(credentials)))
}

#[cfg(not(all(feature = "gssapi", unix, not(target_vendor = "apple"))))]
fn kerberos(_: ClientBuilder, _: &Arguments, _: Option<&str>) -> Result<ClientBuilder, String> {
    Err("this rpcurl has no Kerberos; expected one that is built with the feature `gssapi`"
        .to_owned())
}

/// A connection to an interface: where the binding says, or where the endpoint mapper does.
pub(crate) async fn connect(
    arguments: &Arguments,
    binding: &Binding,
    model: &model::Model,
    interface: &model::Interface,
) -> Result<Association, String> {
    let settings = settings(arguments)?;
    let shown = |error: Error| super::causes(&error);
    if !binding.endpoint().is_empty() {
        return settings.connect(binding).await.map_err(shown);
    }
    let id = describe(model, interface)?.id;
    let mut failed = format!("the endpoint mapper of {binding} names no endpoint; expected one");
    for found in endpoint_mapper::resolve(&settings, binding, id).await.map_err(shown)? {
        match settings.connect(found).await {
            Ok(association) => return Ok(association),
            // The entry of a server that is gone, say.
            Err(error) => failed = shown(error),
        }
    }
    Err(failed)
}

/// A client of an interface on a connection.
pub(crate) async fn bind(
    arguments: &Arguments,
    association: &Association,
    model: &model::Model,
    interface: &model::Interface,
) -> Result<Client, String> {
    let client = Client::bind(association, describe(model, interface)?).await;
    let client = client.map_err(|error| super::causes(&error))?;
    Ok(match arguments.object {
        Some(object) => client.with_object(Some(object)),
        None => client,
    })
}

/// The interface as the runtime has it: its names are for errors. This program describes few.
fn describe(
    model: &model::Model,
    interface: &model::Interface,
) -> Result<&'static Interface, String> {
    let uuid = interface.uuid.ok_or_else(|| {
        format!(
            "the interface `{}` has no uuid; expected `[uuid(…)]` in the IDL",
            interface.is.name
        )
    })?;
    let leaked = |name: &str| -> &'static str { Box::leak(name.to_owned().into_boxed_str()) };
    let procedures = procedures(model, interface).into_iter().filter_map(|procedure| {
        let has_pipe = |goes: fn(&model::Direction) -> bool| {
            let mut all = procedure.parameters.iter();
            all.any(|of| of.role == model::ParameterRole::Pipe && goes(&of.direction))
        };
        Some(Procedure {
            name: leaked(&procedure.is.name),
            opnum: procedure.opnum?,
            input_pipe: has_pipe(|way| way.is_in),
            output_pipe: has_pipe(|way| way.is_out),
            ..Procedure::PLAIN
        })
    });
    let (major, minor) = interface.version;
    Ok(Box::leak(Box::new(Interface {
        name: leaked(&interface.is.name),
        id: SyntaxId::new(Uuid::from_bytes(uuid.0), major, minor),
        min_level: None,
        context_handles: &[],
        procedures: Box::leak(procedures.collect()),
    })))
}
