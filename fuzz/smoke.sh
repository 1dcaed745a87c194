#!/usr/bin/env bash
# Builds all fuzz targets with AddressSanitizer, and runs each a bounded number of times from its seeds.
#
# The compiler is the nightly toolchain's if there is one, else the usual one that is told to be one.
set -euo pipefail
cd "$(dirname "$0")"

runs=${FUZZ_RUNS:-20000}
triple=x86_64-unknown-linux-gnu
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-target}

if rustup toolchain list 2>/dev/null | grep -q '^nightly'; then
    export RUSTUP_TOOLCHAIN=nightly
else
    export RUSTC_BOOTSTRAP=1
fi
# As cargo-fuzz has it.
coverage=-Cllvm-args=-sanitizer-coverage
export RUSTFLAGS="-Cpasses=sancov-module $coverage-level=4 $coverage-inline-8bit-counters \
$coverage-pc-table $coverage-trace-compares --cfg fuzzing \
-Cllvm-args=-simplifycfg-branch-fold-threshold=0 -Zsanitizer=address $coverage-stack-depth \
-Cdebug-assertions -Ccodegen-units=1"
export ASAN_OPTIONS=detect_odr_violation=0:malloc_context_size=2:quarantine_size_mb=8
cargo build --release --locked --bins --target "$triple" \
    --config 'profile.release.debug="line-tables-only"'

# The deepest types that `macros` writes need more than 8 MiB of AddressSanitizer's large frames.
ulimit -s 262144

found=$(mktemp -d)
trap 'rm -rf "$found"' EXIT
for target in decode pickle server client sessions macros ntlm spnego trailers idl rust constants; do
    mkdir "$found/$target"
    if ! "$CARGO_TARGET_DIR/$triple/release/$target" -runs="$runs" -seed=1 -max_len=512 -entropic=0 -timeout=20 \
        -rss_limit_mb=2048 -artifact_prefix="$found/$target-" "$found/$target" "seeds/$target" \
        >"$found/log" 2>&1; then
        cat "$found/log"
        for input in "$found/$target"-*; do
            if [ -f "$input" ]; then
                printf 'The input, in base64: '
                base64 -w0 "$input"
                echo
            fi
        done
        exit 1
    fi
    printf '%-9s %s\n' "$target" "$(grep -E '^Done|cov:' "$found/log" | tail -n 2 | tr -s '\n\t ' ' ')"
done
