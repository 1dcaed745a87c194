//! Samba's winbind as an authority.

use core::fmt;
use core::pin::Pin;
use core::task::{Context, Poll, Waker};
use core::time::Duration;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Instant;

use zeroize::Zeroizing;

use super::authority::{Claim, NtlmAuthority, Verified, Verifying};
use super::refused;
use crate::error::{Error, Result};
use crate::status::Status;

/// How many users are verified at once; another one is refused. Each takes a thread and a process.
const AT_ONCE: usize = 32;
/// How long winbind may take, if nothing else is said.
const TIMEOUT: Duration = Duration::from_secs(30);
/// The longest answer that is read, in bytes.
const LONGEST_ANSWER: u64 = 4096;

/// Samba's winbind, by way of its helper program `ntlm_auth`: it verifies the users of a domain that this machine has
/// joined, and of those that the domain trusts. This process sees no hash.
///
/// The program is run once for each user, without a shell, and is told about the user by its standard input
/// (`--helper-protocol=ntlm-server-1`), which other processes cannot see. At most 32 users are verified at once.
///
/// All clients share these 32, and none has a share of its own, because what could tell them apart before they are verified is
/// what they say of themselves: whoever can open connections can keep the others out, each time for as long as winbind takes to
/// refuse a wrong password, or for the [time](Winbind::timeout) that it has. A server with clients that it does not trust limits
/// their connections where it knows their addresses. The user who finds no place is refused with
/// [`SERVER_TOO_BUSY`](crate::Status::SERVER_TOO_BUSY) in the error, in place of `ACCESS_DENIED`.
///
/// The [identity](crate::security::Identity) has the names that the client gave, which is all that the program's protocol has:
/// upper and lower case are the client's, and so is the domain, which winbind may have taken for its own if it is empty or
/// unknown to it (`winbind use default domain`, `map untrusted to domain`). Whoever decides by the name maps its case first, or
/// asks winbind for the account (`wbinfo --name-to-sid`) and decides by that.
///
/// This process must be allowed to use winbind's privileged pipe: on Debian, its user is in the group `winbindd_priv`.
#[derive(Clone)]
pub struct Winbind {
    program: PathBuf,
    timeout: Duration,
    running: Arc<AtomicUsize>,
}

impl Winbind {
    /// By `/usr/bin/ntlm_auth`, which has 30 seconds.
    #[must_use]
    pub fn new() -> Winbind {
        Winbind {
            program: PathBuf::from("/usr/bin/ntlm_auth"),
            timeout: TIMEOUT,
            running: Arc::new(AtomicUsize::new(0)),
        }
    }

    /// By this program.
    #[must_use]
    pub fn program(mut self, program: impl Into<PathBuf>) -> Winbind {
        self.program = program.into();
        self
    }

    /// The program has this time, and is then killed.
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Winbind {
        self.timeout = timeout;
        self
    }

    fn begin(&self, claim: &Claim) -> Result<Asked> {
        let place = Place::take(&self.running)?;
        let (program, timeout) = (self.program.clone(), self.timeout);
        let (request, identity) = (request(claim), claim.identity());
        let answer = Arc::new(Mutex::new(Answer::default()));
        let asked = Asked(answer.clone());
        let run = move || {
            let _place = place;
            let result = ask(&program, timeout, &request, &answer)
                .and_then(|text| read(&text))
                .map(|key| Verified::new(identity, *key));
            let mut answer = answer.lock().unwrap_or_else(PoisonError::into_inner);
            answer.result = Some(result);
            if let Some(waker) = answer.waker.take() {
                waker.wake();
            }
        };
        match thread::Builder::new().name("ntlm_auth".into()).spawn(run) {
            Ok(_) => Ok(asked),
            Err(error) => Err(failed("a thread for ntlm_auth", &error)),
        }
    }
}

impl Default for Winbind {
    fn default() -> Winbind {
        Winbind::new()
    }
}

impl NtlmAuthority for Winbind {
    fn verify<'a>(&'a self, claim: &'a Claim) -> Verifying<'a> {
        let asked = self.begin(claim);
        Box::pin(async move { asked?.await })
    }
}

impl fmt::Debug for Winbind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Winbind").field("program", &self.program).finish_non_exhaustive()
    }
}

fn failed(what: &str, error: &io::Error) -> Error {
    Error::new(Status::ACCESS_DENIED, format!("NTLM: {what} failed: {error}"))
}

/// One of the places of users that are verified at once.
struct Place(Arc<AtomicUsize>);

impl Place {
    fn take(running: &Arc<AtomicUsize>) -> Result<Place> {
        let more = |taken: usize| (taken < AT_ONCE).then_some(taken + 1);
        match running.fetch_update(Ordering::Relaxed, Ordering::Relaxed, more) {
            Ok(_) => Ok(Place(running.clone())),
            Err(_) => Err(Error::new(
                Status::SERVER_TOO_BUSY,
                format!("NTLM: winbind verifies {AT_ONCE} users already; expected fewer"),
            )),
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

/// What a thread was asked. When this is dropped, the thread kills its program.
struct Asked(Arc<Mutex<Answer>>);

#[derive(Default)]
struct Answer {
    result: Option<Result<Verified>>,
    waker: Option<Waker>,
}

impl Future for Asked {
    type Output = Result<Verified>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let mut answer = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match answer.result.take() {
            Some(result) => Poll::Ready(result),
            None => {
                answer.waker = Some(context.waker().clone());
                Poll::Pending
            }
        }
    }
}

/// A program that is killed if it still runs when this is dropped.
struct Program(Child);

impl Drop for Program {
    fn drop(&mut self) {
        // Both fail if it has ended and was waited for.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Runs the program, and waits until it ends or nobody wants its answer any more.
fn ask(
    program: &Path,
    timeout: Duration,
    request: &[u8],
    wanted: &Arc<Mutex<Answer>>,
) -> Result<Zeroizing<Vec<u8>>> {
    let until = Instant::now() + timeout;
    let child = Command::new(program)
        .arg("--helper-protocol=ntlm-server-1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    let mut child = child.map(Program).map_err(|error| failed("ntlm_auth", &error))?;
    // The request is shorter than a pipe's buffer, so that this does not wait for the program; then its input ends.
    if let Some(mut stdin) = child.0.stdin.take() {
        stdin.write_all(request).map_err(|error| failed("to write to ntlm_auth", &error))?;
    }
    let mut pause = Duration::from_millis(1);
    while child.0.try_wait().map_err(|error| failed("ntlm_auth", &error))?.is_none() {
        if Instant::now() >= until || Arc::strong_count(wanted) == 1 {
            return Err(refused("NTLM: ntlm_auth takes too long; expected an answer in its time"));
        }
        thread::sleep(pause);
        pause = (pause * 2).min(Duration::from_millis(20));
    }
    let mut answer = Zeroizing::new(Vec::with_capacity(LONGEST_ANSWER as usize));
    if let Some(stdout) = child.0.stdout.take() {
        let read = stdout.take(LONGEST_ANSWER).read_to_end(&mut answer);
        read.map_err(|error| failed("to read from ntlm_auth", &error))?;
    }
    Ok(answer)
}

/// What the program is asked, in its protocol: names in base64, so that they can be any.
fn request(claim: &Claim) -> Vec<u8> {
    let line = |name: &str, value: String| [name, &value, "\n"].concat();
    let lines = [
        line("Username:: ", base64(claim.user().as_bytes())),
        line("NT-Domain:: ", base64(claim.domain().as_bytes())),
        line("LANMAN-Challenge: ", hex(&claim.server_challenge())),
        line("NT-Response: ", hex(claim.nt_response())),
        line("Request-User-Session-Key: ", "Yes".into()),
        ".\n".into(),
    ];
    lines.concat().into_bytes()
}

/// The user session key of an answer.
fn read(answer: &[u8]) -> Result<Zeroizing<[u8; 16]>> {
    let text = core::str::from_utf8(answer)
        .map_err(|_| refused("NTLM: the answer of ntlm_auth is malformed; expected UTF-8"))?;
    let value = |name: &str| {
        let mut lines = text.lines().take_while(|line| *line != ".");
        lines.find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    };
    if value("Authenticated") != Some("Yes") {
        let why = value("Authentication-Error").or(value("Error")).unwrap_or("no answer");
        return Err(refused(format!("NTLM: winbind refuses the user: {}", why.escape_debug())));
    }
    let key = value("User-Session-Key").and_then(|text| key(text.as_bytes()));
    key.ok_or_else(|| refused("NTLM: ntlm_auth gives no key; expected one of 16 bytes"))
}

/// A key of 16 bytes in hexadecimal digits.
fn key(text: &[u8]) -> Option<Zeroizing<[u8; 16]>> {
    let mut key = Zeroizing::new([0; 16]);
    let (pairs, []) = text.as_chunks::<2>() else { return None };
    if pairs.len() != key.len() {
        return None;
    }
    for (byte, digits) in key.iter_mut().zip(pairs) {
        let [high, low] = digits.map(|digit| char::from(digit).to_digit(16));
        *byte = (high? << 4 | low?) as u8;
    }
    Some(key)
}

fn hex(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from(b"0123456789abcdef"[usize::from(value)]);
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// RFC 4648 section 4.
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let mut three = [0; 4];
        three[1..=chunk.len()].copy_from_slice(chunk);
        let bits = u32::from_be_bytes(three);
        for digit in 0..4 {
            let index = bits >> (18 - 6 * digit) & 63;
            text.push(if digit <= chunk.len() { DIGITS[index as usize].into() } else { '=' });
        }
    }
    text
}
