#!/usr/bin/env bash
# Checks the files that are installed with the program, with the tools and shells that read them.
set -euo pipefail

made=target/generated-packaging
shells=$made/completions
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

in_bash() {
    # shellcheck disable=SC2016
    bash --norc -c '. "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE=$*
        _complete_dropsize; printf "%s\n" "${COMPREPLY[@]}"' 2>/dev/null - "$shells/dropsize" "$@"
}

in_zsh() {
    zsh -f "$here/complete.zsh" "$PWD/$shells" "$*"
}

in_fish() {
    # shellcheck disable=SC2016
    HOME=$made fish --no-config -c '. $argv[1]; complete -C "$argv[2..]"' "$shells/dropsize.fish" "$@"
}

# offers SHELL WANTED WORD…: whether that shell completes WANTED after these words.
offers() {
    local shell=$1 wanted=$2 offered
    shift 2
    offered=$("in_$shell" "$@" | tr -s '[:space:]\r' '\n')
    if ! grep -qxe "$wanted" <<<"$offered"; then
        printf '%s does not offer “%s” after “%s” but:\n%s\n' "$shell" "$wanted" "$*" "$offered" >&2
        exit 1
    fi
}

desktop-file-validate packaging/linux/io.dropsize.Dropsize.desktop
appstreamcli validate --no-net "$made/linux/io.dropsize.Dropsize.metainfo.xml"

mandoc -T lint "$made/man/dropsize.1"
faults=$(groff -man -ww -K utf8 -T utf8 "$made/man/dropsize.1" 2>&1 >"$made/page")
[ -z "$faults" ] || { printf '%s\n' "$faults" >&2; exit 1; }
grep -q -e '--allow-damaged' <(col -b <"$made/page")

for shell in bash zsh fish; do
    offers "$shell" serve-local dropsize ''
    offers "$shell" remove dropsize destination ''
    offers "$shell" webp dropsize upload --format ''
    offers "$shell" digitalocean-spaces dropsize destination add x --service ''
    offers "$shell" 'packaging/*' dropsize resize --out p
    offers "$shell" --json dropsize list --j
    printf '%s completes\n' "$shell"
done

timeout 600 mvn -B -ntp -q cyclonedx:makeBom@sbom exec:exec@sbom </dev/null

grep -q 'org.openjfx:javafx-graphics' target/dropsize/licences/THIRD-PARTY.txt
for file in licences/Apache-2.0.txt share/man/man1/dropsize.1 share/bash-completion/completions/dropsize \
    share/zsh/site-functions/_dropsize share/fish/vendor_completions.d/dropsize.fish \
    share/metainfo/io.dropsize.Dropsize.metainfo.xml; do
    [ -s "target/dropsize/$file" ] || { printf 'no %s\n' "$file" >&2; exit 1; }
done
unzip -l target/dropsize/lib/dropsize-*.jar | grep ' licences/THIRD-PARTY.txt$' >/dev/null
