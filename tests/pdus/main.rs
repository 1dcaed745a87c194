//! Raw PDUs against the two state machines of a connection, as a table.
//!
//! Each row says what a peer sends, what must come out, and which section of C706 or MS-RPCE asks for it. Each is
//! run with its bytes at once and one by one, in little and in big endian. Rows show what is right, not what the
//! library happens to do.
//!
//! | file | subject |
//! |---|---|
//! | `builder` | PDUs to send |
//! | `render` | PDUs that came out, as words |
//! | `machine` | the state machines: all use of the library's interface |
//! | `table` | rows, and how they are run |
//! | `server`, `client` | the rows |
//! | `refused` | calls that were refused before their end, more than a row can have |

mod builder;
mod client;
mod machine;
mod refused;
mod render;
mod server;
mod table;

use table::Row;

fn check(rows: &[Row], at_least: usize) {
    assert!(rows.len() >= at_least, "{} rows", rows.len());
    let mut names: Vec<_> = rows.iter().map(|row| row.name).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), rows.len(), "a name for each row");
    let failures = table::failures(rows);
    assert!(
        failures.is_empty(),
        "{} of {} rows fail:\n\n{}\n",
        failures.len(),
        rows.len(),
        failures.join("\n\n")
    );
}

#[test]
fn server_rows() {
    check(&server::rows(), 85);
}

#[test]
fn client_rows() {
    check(&client::rows(), 45);
}

/// Writes the rows as seeds of the fuzz targets: `fuzz/README.md` says when.
#[test]
#[ignore = "writes files"]
fn seeds() {
    let seeds = concat!(env!("CARGO_MANIFEST_DIR"), "/../fuzz/seeds");
    for row in server::rows().into_iter().chain(client::rows()) {
        let name: Vec<_> = row.name.split(|c: char| !c.is_ascii_alphanumeric()).collect();
        let (target, program) = row.seed(builder::Order::Little);
        if program.len() <= 1000 {
            let path = format!("{seeds}/{target}/pdus-{}", name.join("-"));
            std::fs::write(path, program).expect("a directory of seeds");
        }
    }
}
