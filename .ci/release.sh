#!/usr/bin/env bash
# Rehearses a release in a scratch clone: the scripts that release.yml runs, with valid input and
# with all input that they must refuse. Publishes nothing, and needs no network.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
failed=0
passed=0
version=999.0.0
export GIT_AUTHOR_NAME=Rehearsal GIT_AUTHOR_EMAIL=rehearsal@example.org
export GIT_COMMITTER_NAME=$GIT_AUTHOR_NAME GIT_COMMITTER_EMAIL=$GIT_AUTHOR_EMAIL

verdict() {
    printf '%s: %s\n' "$1" "$2"
    if [ "$1" = ok ]; then
        passed=$((passed + 1))
    else
        cat "$scratch/said"
        failed=$((failed + 1))
    fi
}

# passes NAME COMMAND…
passes() {
    local name=$1
    shift
    if "$@" >"$scratch/said" 2>&1; then verdict ok "$name"; else verdict 'NOT ok' "$name"; fi
}

# refuses SENTENCE COMMAND…: the command fails with this message.
refuses() {
    local sentence=$1
    shift
    if ! "$@" >"$scratch/said" 2>&1 && grep -qF -- "$sentence" "$scratch/said"; then
        verdict ok "refused: $sentence"
    else
        verdict 'NOT ok' "it should have been refused: $sentence"
    fi
}

# is EXPECTED FOUND
is() {
    [ "$1" = "$2" ] || { printf 'expected: %s\nfound: %s\n' "$1" "$2"; return 1; }
}

# tag_again COMMIT-MESSAGE: commits all changes and moves the tag there.
tag_again() {
    git commit --quiet --all --allow-empty --message "$1"
    git tag --force --annotate --message "Dropsize $version" "v$version" >/dev/null
    git update-ref refs/remotes/origin/main HEAD
}

# edit SCRIPT FILE: edits with sed, on all systems.
edit() {
    sed "$1" "$2" >"$scratch/edited"
    cat "$scratch/edited" >"$2"
}

# as_it_was: restores the valid state.
as_it_was() {
    git checkout --quiet --force --detach right
}

git clone --quiet --depth 1 "file://$PWD" "$scratch/clone"
cd "$scratch/clone"
release=packaging/release
git checkout --quiet -B rehearsal
# Whatever the last release left: one line, and nothing else, is new.
awk '/^## Unreleased/ { print; print "\n### Added\n\n- A rehearsal.\n"; skip = 1; next } /^## / { skip = 0 } !skip' CHANGELOG.md >"$scratch/changelog"
cat "$scratch/changelog" >CHANGELOG.md

# --- the version
refuses 'is not of the form X.Y.Z' $release/prepare.sh 1.2
refuses 'is not of the form X.Y.Z' $release/prepare.sh 01.2.3
refuses 'is not of the form X.Y.Z' $release/prepare.sh 1.2.3-beta
cp pom.xml "$scratch/pom"
edit 's:^  <version>.*:&\
&:' pom.xml
refuses 'not exactly one line for the project' $release/prepare.sh "$version"
cat "$scratch/pom" >pom.xml
passes "version $version is set" $release/prepare.sh "$version"
passes 'pom.xml has it' grep -q "^  <version>$version</version>\$" pom.xml
passes 'no other version of pom.xml changed' is 1 "$(grep -c "<version>$version</version>" pom.xml)"
passes 'the changelog has its section' grep -q "^## $version - 20" CHANGELOG.md
passes 'there is room for what comes next' grep -q '^## Unreleased$' CHANGELOG.md
refuses "has a section $version already" $release/prepare.sh "$version"
refuses 'nothing under Unreleased' $release/prepare.sh 999.0.1
tag_again "build: version $version"
git branch --quiet right

# --- the tag
passes 'the tag is right' $release/check.sh "v$version"
refuses 'is not of the form vX.Y.Z' $release/check.sh "$version"
refuses 'is not of the form vX.Y.Z' $release/check.sh v999.0
refuses 'there is no tag v998.0.0' $release/check.sh v998.0.0
git tag --force "v$version" >/dev/null 2>&1
refuses 'is a lightweight one' $release/check.sh "v$version"
tag_again 'docs: one more'
git checkout --quiet HEAD~1
refuses 'not on the commit that is checked out' $release/check.sh "v$version"
git checkout --quiet -
git update-ref refs/remotes/origin/main HEAD~1
refuses 'is not on the branch main' $release/check.sh "v$version"
as_it_was

# --- what pom.xml and the changelog say
$release/prepare.sh 999.1.0-SNAPSHOT >/dev/null
tag_again 'build: the next version'
refuses 'pom.xml says 999.1.0-SNAPSHOT' $release/check.sh "v$version"
as_it_was
edit "s/^## $version/## 998.9.9/" CHANGELOG.md
tag_again 'docs: an older section'
refuses 'the newest section of CHANGELOG.md is 998.9.9' $release/check.sh "v$version"
as_it_was
edit '/^## [0-9]/d' CHANGELOG.md
tag_again 'docs: no section'
refuses 'has no section of a version yet' $release/check.sh "v$version"
as_it_was
edit "s/^## $version - .*/## $version/" CHANGELOG.md
tag_again 'docs: no date'
refuses 'YYYY-MM-DD' $release/check.sh "v$version"
as_it_was
edit 's/^## Unreleased$/&\
\
- Forgotten./' CHANGELOG.md
tag_again 'docs: a forgotten line'
refuses 'still has lines under Unreleased' $release/check.sh "v$version"
as_it_was
edit '/A rehearsal/d; /^### Added$/d' CHANGELOG.md
tag_again 'docs: an empty section'
refuses "the section $version of CHANGELOG.md is empty" $release/check.sh "v$version"
as_it_was
tag_again 'docs: right again'

# --- the notes
passes 'the notes are the section' is "### Added

- A rehearsal." "$($release/notes.sh "$version")"
refuses 'v998 is not of the form X.Y.Z' $release/notes.sh v998
refuses 'says nothing about 998.0.0' $release/notes.sh 998.0.0

# --- the installers: files of the right kinds, made up here
# build_for SYSTEM: the files that the build of a system creates.
build_for() {
    local kind kinds
    rm -rf target
    mkdir -p target/installers
    case $1 in
        linux-*) kinds='deb rpm tar.gz' ;;
        macos-*) kinds=dmg ;;
        windows-*) kinds='msi zip' ;;
    esac
    for kind in $kinds; do
        printf 'made up: %s\n' "$1" >"target/installers/Dropsize.$kind"
    done
    printf '{"bomFormat": "CycloneDX"}\n' >target/bom.json
}

# shellcheck source=packaging/release/common.sh
. $release/common.sh
for system in "${systems[@]}"; do
    build_for "$system"
    passes "$system is gathered" $release/stage.sh "$system"
    mkdir -p files
    cp target/release/* files
done
refuses 'there is no system linux-riscv' $release/stage.sh linux-riscv
printf 'two\n' >target/installers/another.msi
refuses 'there are 2' $release/stage.sh windows-x64
rm target/installers/*.msi
refuses 'there are 0' $release/stage.sh windows-x64
build_for macos-x64
rm target/bom.json
refuses 'target/bom.json is missing or empty' $release/stage.sh macos-x64

# --- the checksums
refuses 'there is no SHA256SUMS' $release/draft.sh "v$version" files
refuses 'is not of the form X.Y.Z' $release/sums.sh files "v$version"
passes 'all files have sums' $release/sums.sh files "$version"
passes 'there are fifteen' is 15 "$(wc -l <files/SHA256SUMS)"
passes 'users can check them' env -C files sha256sum --check --quiet SHA256SUMS
printf 'changed\n' >>"files/dropsize-$version-macos-x64.dmg"
refuses "dropsize-$version-macos-x64.dmg: FAILED" env -C files sha256sum --check SHA256SUMS
passes 'checksums are made again' $release/sums.sh files "$version"
touch files/surprise.exe
refuses 'belong to no release: surprise.exe' $release/sums.sh files "$version"
rm files/surprise.exe
mv "files/dropsize_${version}_arm64.deb" .
refuses "dropsize_${version}_arm64.deb is missing" $release/sums.sh files "$version"
mv "dropsize_${version}_arm64.deb" files

# --- the signature
passes 'no key, no signature, no error' env -u GPG_PRIVATE_KEY $release/sign-sums.sh files/SHA256SUMS
passes 'and indeed none' test ! -e files/SHA256SUMS.asc
if command -v gpg >/dev/null; then
    mkdir -m 700 "$scratch/gnupg"
    export GNUPGHOME=$scratch/gnupg
    gpg --batch --quiet --pinentry-mode loopback --passphrase rehearsal --quick-generate-key rehearsal@example.org ed25519 sign 1d 2>"$scratch/said"
    GPG_PRIVATE_KEY=$(gpg --batch --quiet --pinentry-mode loopback --passphrase rehearsal --armor --export-secret-keys)
    export GPG_PRIVATE_KEY
    passes 'the sums are signed' env GPG_PASSPHRASE=rehearsal $release/sign-sums.sh files/SHA256SUMS
    passes 'users can check that' gpg --batch --quiet --verify files/SHA256SUMS.asc files/SHA256SUMS
    rm files/SHA256SUMS.asc
    gpgconf --kill all
    refuses 'gpg:' env GPG_PASSPHRASE=wrong $release/sign-sums.sh files/SHA256SUMS
    gpgconf --kill all
    unset GNUPGHOME GPG_PRIVATE_KEY
else
    echo 'skipped: there is no gpg here'
fi

# --- the draft, with a gh that only records its arguments
mkdir "$scratch/bin"
cat >"$scratch/bin/gh" <<'GH'
#!/usr/bin/env bash
printf '%s\n' "$*" >>"$GH_LOG"
case "$1 $2" in
    'release view') [ -n "$GH_DRAFT" ] && printf '%s\n' "$GH_DRAFT" ;;
esac
GH
chmod +x "$scratch/bin/gh"
export GH_LOG=$scratch/asked GH_DRAFT=''
PATH=$scratch/bin:$PATH
passes 'a draft is made' $release/draft.sh "v$version" files
passes 'as a draft, of a tag that is there' grep -q "^release create v$version --draft --verify-tag --title Dropsize $version " "$GH_LOG"
passes 'with all files and the sums' is 16 "$(grep -o '/files/[^ ]*' "$GH_LOG" | wc -l)"
export GH_DRAFT=true
passes 'a draft of an earlier try is replaced' $release/draft.sh "v$version" files
passes 'after it was deleted' grep -q "^release delete v$version --yes\$" "$GH_LOG"
: >"$GH_LOG"
export GH_DRAFT=false
refuses 'is published already' $release/draft.sh "v$version" files
passes 'and left as it is' is 0 "$(grep -cvE '^release view' "$GH_LOG")"

# --- signing for macOS, with tools that only record their arguments
for tool in security codesign xcrun spctl; do
    cat >"$scratch/bin/$tool" <<'TOOL'
#!/usr/bin/env bash
printf '%s %s\n' "${0##*/}" "$*" >>"$GH_LOG"
case "${0##*/} $1" in
    'security find-identity') printf '%s' "$IDENTITIES" ;;
esac
TOOL
    chmod +x "$scratch/bin/$tool"
done
: >"$GH_LOG"
export MACOS_CERTIFICATE=bm9uZQ== MACOS_CERTIFICATE_PASSWORD=rehearsal IDENTITIES='  1) 0123ABCD "Developer ID Application: Rehearsal (XYZ)"
     1 valid identities found
'
passes 'the identity of the certificate is found' is 'Developer ID Application: Rehearsal (XYZ)' "$($release/macos-keychain.sh "$scratch")"
passes 'the certificate does not stay' test ! -e "$scratch/dropsize.p12"
export IDENTITIES='     0 valid identities found
'
refuses 'has no identity for signing code' $release/macos-keychain.sh "$scratch"
export APPLE_API_KEY=bm9uZQ== APPLE_API_KEY_ID=id APPLE_API_ISSUER=issuer MAC_SIGNING_KEY_USER_NAME=Rehearsal
passes 'the .dmg is signed and notarised' $release/macos-notarize.sh some.dmg
passes 'in this order' is 'codesign --force|xcrun notarytool|xcrun stapler|spctl --assess|' "$(sed -n '/^security/d; s/^\([a-z]* [a-z-]*\).*/\1/p' "$GH_LOG" | tr '\n' '|')"
unset MAC_SIGNING_KEY_USER_NAME
refuses 'MAC_SIGNING_KEY_USER_NAME' $release/macos-notarize.sh some.dmg

printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
