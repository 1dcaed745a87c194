//! Bindings and hosts, as people write them.

use std::net::Ipv6Addr;

use rpc_runtime::prelude::Binding;

/// How bindings are written.
const FORMS: &str = "`ncacn_ip_tcp:host[port]`, `ncacn_ip_tcp:host` or `ncalrpc:[path]`";

/// What hosts are written after by those who think of other programs.
const SCHEMES: [&str; 6] =
    ["ncacn_ip_tcp://", "ncacn_ip_tcp:", "tcp://", "tcp:", "http://", "https://"];

/// Reads a binding.
///
/// # Errors
/// What is wrong with it, and how it would be written.
pub(crate) fn read(text: &str) -> Result<Binding, String> {
    let error = match text.parse::<Binding>() {
        Ok(binding) if is_plausible(binding.host()) => return Ok(binding),
        Ok(_) => None,
        Err(error) => Some(error),
    };
    let fault = format!("`{text}` is no binding, which is {FORMS}");
    Err(match (meant(text), error) {
        (Some(meant), _) => format!("{fault}; expected `{meant}`"),
        (None, None) => fault,
        (None, _) if text.ends_with(".idl") => format!("{fault}; expected one before the file"),
        (None, Some(_)) if text.starts_with("ncacn_np:") => {
            format!(
                "`{text}`: named pipes are not here; expected `ncacn_ip_tcp:host`, if the server has it"
            )
        }
        (None, Some(error)) => {
            // The number of a status would be that of a failed call.
            let status = format!("{}: ", error.status());
            let error = error.to_string();
            error.strip_prefix(&status).unwrap_or(&error).to_owned()
        }
    })
}

/// Whether a host's name is none that has a port or slashes in it.
fn is_plausible(host: &str) -> bool {
    let inner = host.trim_start_matches('[').trim_end_matches(']');
    // An address may name an interface, `fe80::1%eth0`.
    let address = inner.split('%').next().unwrap_or_default();
    !host.contains('/') && (!host.contains(':') || is_ipv6(address))
}

fn is_ipv6(host: &str) -> bool {
    host.parse::<Ipv6Addr>().is_ok()
}

/// Reads a host, whose endpoint mapper is asked.
///
/// # Errors
/// That a port is given, and how it would be.
pub(crate) fn host(text: &str) -> Result<String, String> {
    let (host, port) = address(without_scheme(text))
        .ok_or_else(|| format!("`{text}` is no host; expected a name or an address"))?;
    match port {
        None => Ok(host.to_owned()),
        Some(port) => Err(format!(
            "`{text}` is a host with a port; expected the host alone, `{host}`, or `{host} --mapper-port {port}` \
             if its endpoint mapper is there"
        )),
    }
}

/// The binding that was meant, if it leads to a TCP port or to a local path.
fn meant(text: &str) -> Option<String> {
    if text.starts_with('/') {
        return Some(format!("ncalrpc:[{text}]"));
    }
    if let Some(path) = text.strip_prefix("ncalrpc:").filter(|path| path.starts_with('/')) {
        return Some(format!("ncalrpc:[{path}]"));
    }
    if text.ends_with(".idl") {
        return None;
    }
    let (host, port) = address(without_scheme(text))?;
    Some(match port {
        Some(port) => format!("ncacn_ip_tcp:{host}[{port}]"),
        None => format!("ncacn_ip_tcp:{host}"),
    })
}

fn without_scheme(text: &str) -> &str {
    SCHEMES.iter().find_map(|scheme| text.strip_prefix(scheme)).unwrap_or(text)
}

/// A host and a port, in whatever way they are written.
fn address(text: &str) -> Option<(&str, Option<u16>)> {
    let is_host = |host: &str| {
        let inner = host.strip_prefix('[').and_then(|host| host.strip_suffix(']'));
        let is_name = |c: char| c.is_alphanumeric() || "-_.".contains(c);
        is_ipv6(inner.unwrap_or(host)) || !host.is_empty() && host.chars().all(is_name)
    };
    if is_host(text) {
        return Some((text, None));
    }
    let in_brackets = || text.strip_suffix(']')?.rsplit_once('[');
    let (host, port) = in_brackets().or_else(|| text.rsplit_once(':'))?;
    let host = host.strip_suffix(':').filter(|host| !is_ipv6(host)).unwrap_or(host);
    Some((host, Some(port.parse().ok()?))).filter(|_| is_host(host))
}
