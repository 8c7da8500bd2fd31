#!/usr/bin/env bash
# Builds the root of the container by debootstrap, as packaging/container/Containerfile describes it, and
# runs the service there as docs/serve.md describes: read-only, as an ordinary user without capabilities,
# with a bucket in a Ceph on the loopback of a network namespace. It is not part of a run.
# Usage: container.sh, after mvn -Pinstaller -DskipTests verify. Debian, root; Debian's packages:
# debootstrap curl imagemagick iproute2, those of .ci/ceph-cluster.sh
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."

# shellcheck source=.ci/common.sh
. .ci/common.sh
[ "${1:-}" != run ] || { rm -r "$scratch" && scratch=$2; }
# shellcheck source=.ci/check.sh
. .ci/check.sh

recipe=packaging/container/Containerfile
root=$scratch/root
volume=$scratch/volume

# instruction NAME: the first instruction of that name, without its line breaks.
instruction() {
    sed -e ':next' -e '/\\$/ { N; s/\\\n */ /; b next }' "$recipe" | sed -n "s/^$1 //p" | sed 1q
}

build_root() {
    local image suite
    image=$(instruction FROM)
    suite=${image#debian:}
    debootstrap --variant=minbase "${suite%-slim}" "$root" >"$scratch/debootstrap.log"
    cp target/installers/dropsize_*.deb "$root/tmp/"
    chroot "$root" env DEBIAN_FRONTEND=noninteractive sh -ec "$(instruction RUN)" </dev/null >"$scratch/build.log" 2>&1 ||
        { tail -n 20 "$scratch/build.log" >&2; return 1; }
}

# The container's process, started as service.sh starts a replica. Its home is the volume, its token a secret.
write_launcher() {
    local entry
    entry=$(instruction ENTRYPOINT | tr -d '[],"')
    cat >"$scratch/launcher" <<END
#!/usr/bin/env bash
set -e
shift 2 # serve --headless, which the entry point has
cp "\$DROPSIZE_TOKEN_FILE" "$scratch/token.container"
chown 10001 "$scratch/token.container"
exec unshare --mount bash -ec '
    mount --bind "$root" "$root"
    mount --bind "$volume" "$root/var/lib/dropsize"
    mount -t tmpfs tmpfs "$root/tmp"
    mount -t proc proc "$root/proc"
    mount --rbind /dev "$root/dev"
    mount -t tmpfs tmpfs "$root/run"
    cp -p "$scratch/token.container" "$root/run/token"
    mount -o remount,bind,ro "$root"
    export DROPSIZE_HOME=/var/lib/dropsize DROPSIZE_TOKEN_FILE=/run/token
    exec chroot "$root" setpriv --reuid 10001 --regid 10001 --clear-groups --no-new-privs \\
        --bounding-set=-all --inh-caps=-all $entry "\$@"' container "\$@"
END
    chmod +x "$scratch/launcher"
}

# upload FILE: the answer of the service, with status.
upload() {
    curl -s -w '\n%{http_code}\n' -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/octet-stream' --data-binary "@$1" \
        "http://127.0.0.1:$(port_of container)/api/v1/image/upload?name=$(basename "$1")" >"$scratch/answer"
    cat "$scratch/answer"
    tail -n 1 "$scratch/answer" | grep -x 201 >/dev/null
}

link_opens() {
    curl -sf -o "$scratch/copy" "$(sed -n 's/.*"url":"\([^"]*\)".*/\1/p' "$scratch/answer" | sed 1q)"
    identify "$scratch/copy"
}

nothing_else_written() {
    [ -z "$(find "$root" -xdev -newer "$scratch/begin" -type f ! -path "$root/proc/*")" ]
}

ready() {
    replica_start container || { tail -n 20 "$scratch/container.log" >&2; return 1; }
}

capabilities() {
    grep -E '^(Uid|CapEff|CapBnd|NoNewPrivs):' "/proc/$(pid_of container)/status"
    grep -E '^CapBnd:\s0+$' "/proc/$(pid_of container)/status" >/dev/null
}

run_service() {
    ip link set lo up
    # shellcheck source=.ci/service.sh
    DROPSIZE_LAUNCHER=$scratch/launcher . .ci/service.sh
    service_bucket container
    mkdir -p "$volume"
    chown 10001:10001 "$volume"
    write_launcher
    touch "$scratch/begin"
    check 'the service is ready' ready
    check 'its process has no capabilities' capabilities
    convert -size 3000x2000 plasma:fractal -seed 7 -quality 90 "$scratch/photo.jpg"
    check 'a JPEG is uploaded' upload "$scratch/photo.jpg"
    check 'its link opens' link_opens
    for file in src/test/resources/cases/uuid-meta.heic src/test/resources/cases/clap-before-ispe.avif src/test/resources/cases/png-gama-alone.png; do
        check "$(basename "$file") is uploaded" upload "$file"
        check 'its link opens' link_opens
    done
    check 'only the volume was written' nothing_else_written
    printf 'MB resident: %s\n' $(($(awk '/VmRSS/ { print $2 }' "/proc/$(pid_of container)/status") / 1024))
    check 'SIGTERM ends it with exit code 0' replica_stop container
}

case ${1:-} in
run) run_service ;;
*)
    [ -x "$root/usr/bin/dropsize" ] || build_root
    unshare --net bash .ci/container.sh run "$scratch"
    ;;
esac
