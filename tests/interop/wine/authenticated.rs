//! Wine's NTLM, by Samba's `ntlm_auth`, as the client of our server.

use std::process::Output;

use rpc_runtime::security::AuthenticationLevel;

use super::counters::{CountersServer, Service};
use super::workshop::Workshop;
use crate::run;
use crate::security::{DOMAIN, PASSWORD, USER, with_passwords};

use AuthenticationLevel::{Connect, Integrity, Packet, Privacy};

/// What `authenticated_client.c` says at a level.
async fn calls(workshop: &Workshop, level: AuthenticationLevel, password: &str) -> Output {
    let server = CountersServer::new(Service::default());
    let server = with_passwords().min_level(level).offer(server).build().unwrap();
    let endpoint = server.listen("ncacn_ip_tcp:127.0.0.1[0]").await.unwrap();
    let (port, level) = (endpoint.binding().endpoint(), level.to_wire().to_string());
    let mut program = workshop.program("authenticated_client");
    run(program.args([port, &level, USER, password, DOMAIN])).await
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs wine64, mingw-w64-tools, gcc-mingw-w64-x86-64, winbind for ntlm_auth"]
async fn wine_as_client_with_ntlm() {
    let workshop = Workshop::shared().await;
    let check = async |level, password, last| {
        let output = calls(&workshop, level, password).await;
        let text = String::from_utf8_lossy(&output.stdout);
        assert_eq!(text.lines().last(), Some(last), "at {level}: {output:?}");
        // `ERROR_ACCESS_DENIED`, of the first call.
        let refused = text.lines().any(|line| line == "status 5");
        assert_eq!(refused, last != ALL, "at {level}: {output:?}");
    };
    const ALL: &str = "6 passed, 0 failed";
    const REFUSED: &str = "1 passed, 1 failed";
    for level in [Connect, Integrity, Privacy] {
        check(level, PASSWORD, ALL).await;
        check(level, "wrong", REFUSED).await;
    }
    // At this level Wine does not ask NTLM for signatures.
    check(Packet, PASSWORD, REFUSED).await;
}
