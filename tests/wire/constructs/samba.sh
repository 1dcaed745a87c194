#!/bin/sh
# Makes samba.txt again: samba.sh path/to/pidl > samba.txt
#
# pidl is in the source package of Samba (`apt-get source samba`, folder pidl); Debian's samba-dev and
# libparse-yapp-perl are what else it needs.
set -eu
pidl=$1
here=$(dirname "$(readlink -f "$0")")
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
cp "$here/samba.idl" "$work/constructs.idl"
cd "$work"
perl "$pidl" --header --ndr-parser --outputdir=. constructs.idl > pidl.log
cc -w -I. -I/usr/include/samba-4.0 -DHAVE_CONFIG_H -include stdint.h -include stdbool.h \
    "$here/samba.c" -o encode -lndr -ltalloc -lsamba-util
./encode
