//! The files of calls are what `make.py` writes.

use std::path::Path;
use std::process::Command;

#[test]
#[ignore = "needs Debian's python3-samba"]
fn made_again_they_are_the_same() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden");
    let made = std::env::temp_dir().join(format!("rpc-tests-interfaces-{}", std::process::id()));
    std::fs::create_dir_all(&made).unwrap();
    let mut python = Command::new("/usr/bin/python3");
    let status = python.arg("-B").arg(folder.join("make.py")).arg(&made).status().unwrap();
    assert!(status.success(), "make.py: {status}");
    let mut compared = 0;
    for entry in std::fs::read_dir(&made).unwrap() {
        let path = entry.unwrap().path();
        let kept = folder.join(path.file_name().unwrap());
        let is_same = std::fs::read(&path).unwrap() == std::fs::read(&kept).unwrap();
        assert!(is_same, "{} is made otherwise now: run make.py", kept.display());
        compared += 1;
    }
    std::fs::remove_dir_all(&made).unwrap();
    assert_eq!(compared, 8);
}
