//! What `--help` says.

pub(crate) const USAGE: &str = "usage: rpcurl list HOST [OPTION…]
       rpcurl describe FILE.idl [INTERFACE[.PROCEDURE]] [-I DIR] [-D NAME[=VALUE]]
       rpcurl call BINDING FILE.idl INTERFACE.PROCEDURE [JSON] [INTERFACE.PROCEDURE [JSON]…] [OPTION…]
       rpcurl --version

`list` shows the interfaces that a host's endpoint mapper knows. `describe` shows what an IDL file has: interfaces, procedures
with their numbers, and parameters as JSON. `call` calls a procedure: JSON is an object with the [in] parameters, `@FILE` one
in a file, `-` one on standard input, and nothing an empty one. The result is an object with the [out] parameters and `return`.
Several calls are made one after another on one connection, where context handles live: `{\"$\": \"Handle\"}` stands for what the
last result that has a `Handle` has there, and `{\"$\": \"/list/0/name\"}` for what is deeper in one. All calls are checked before
the first one is made.

BINDING is `ncacn_ip_tcp:host[port]`, `ncacn_ip_tcp:host` for the port that the host's endpoint mapper says, or
`ncalrpc:[path]`.

  -I DIR              looks for imported files in DIR as well
  -D NAME[=VALUE]     defines a macro of the IDL; its value is 1 if none is given
  --user NAME         authenticates as NAME, by NTLM; NAME may be `DOMAIN\\name` or `name@domain`
  --password TEXT     with this password; without it, with that of the environment's RPCURL_PASSWORD
  --hash HEX          with this NT hash, 32 digits; `LM:NT` is read, too
  --domain NAME       of this domain
  --kerberos          authenticates by Kerberos: as --user with a password, or with the tickets of `kinit`
  --level LEVEL       connect, packet, integrity or privacy (which is the default)
  --principal NAME    the server's principal, such as `cifs/server.example.com`; else `host/` and the host
  --ndr, --ndr64      offers this transfer syntax alone; else both
  --object UUID       calls for this object
  --timeout SECONDS   how long connecting and the call may take, each; 30 if nothing is said
  --mapper-port PORT  the TCP port of the endpoint mapper; 135 if nothing is said
  --compact           JSON in one line

Options may stand anywhere. The exit status is 0 if the call was answered, 1 if not, and 2 if the command is not understood.";

/// The forms of use of a command; all of them if it is none.
pub(crate) fn forms(command: &str) -> String {
    let forms = USAGE.split("\n\n").next().unwrap_or_default();
    let all = forms.lines().map(|line| line.trim_start_matches("usage:").trim_start());
    let of_command = all.clone().filter(|form| form.split(' ').nth(1) == Some(command));
    let mut shown: Vec<&str> = of_command.collect();
    if shown.is_empty() {
        shown = all.collect();
    }
    format!("usage: {}", shown.join("\n       "))
}
