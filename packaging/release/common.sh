# shellcheck shell=bash
# Common functions of the release scripts: errors, the version, file names.
# They run with every system's bash, including macOS's 3.2.

# refuse SENTENCE…: prints the reason and exits.
refuse() {
    printf 'refused: %s\n' "$*" >&2
    exit 1
}

# is_version X: three numbers, without leading zeros.
is_version() {
    [[ $1 =~ ^(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)$ ]]
}

# The only definition of the version: the project's own line in pom.xml, indented by two.
pom_version() {
    local found
    found=$(sed -n 's:^  <version>\(.*\)</version>$:\1:p' pom.xml)
    [ "$(printf '%s\n' "$found" | grep -c .)" -eq 1 ] || refuse "pom.xml has not exactly one line for the project's version"
    printf '%s\n' "$found"
}

# The headings of the changelog's versions, newest first: "0.1.0 - 2026-11-24".
changelog_versions() {
    sed -n 's/^## \([0-9].*\)$/\1/p' CHANGELOG.md
}

# changelog_section HEADING: the lines below "## HEADING…" up to the next heading, without surrounding blank lines.
changelog_section() {
    awk -v heading="$1" '
        /^## / { inside = ($2 == heading); next }
        inside && (NF || text != "") { text = text $0 "\n" }
        END { sub(/\n+$/, "\n", text); printf "%s", text }
    ' CHANGELOG.md
}

systems=(linux-x64 linux-arm64 macos-x64 macos-arm64 windows-x64)

# release_files VERSION SYSTEM: the release files of a system's build.
release_files() {
    local version=$1
    case $2 in
        linux-x64) printf '%s\n' "dropsize_${version}_amd64.deb" "dropsize-$version-1.x86_64.rpm" "dropsize-$version-linux-x64.tar.gz" ;;
        linux-arm64) printf '%s\n' "dropsize_${version}_arm64.deb" "dropsize-$version-1.aarch64.rpm" "dropsize-$version-linux-arm64.tar.gz" ;;
        macos-x64 | macos-arm64) printf '%s\n' "dropsize-$version-$2.dmg" ;;
        windows-x64) printf '%s\n' "dropsize-$version-windows-x64.msi" "dropsize-$version-windows-x64.zip" ;;
        *) refuse "there is no system $2; there are: ${systems[*]}" ;;
    esac
    printf '%s\n' "dropsize-$version-$2.cdx.json"
}
