# shellcheck shell=bash
# Services with a bucket in a Ceph on loopback, for .ci/replicas.sh and bench/endpoint.sh.

# shellcheck source=.ci/ceph.sh
. .ci/ceph.sh

launcher=${DROPSIZE_LAUNCHER:-target/dropsize/bin/dropsize}

java=$(find_java)

free_port() {
    python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

# service_bucket NAME: an empty bucket whose objects everyone can read, for the replicas that start next.
service_bucket() {
    if [ ! -f "$scratch/ceph.txt" ]; then
        ceph_start
        AWS_ACCESS_KEY_ID=$(field access)
        AWS_SECRET_ACCESS_KEY=$(field secret)
        TOKEN=$(openssl rand -hex 32)
        export AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY TOKEN
        export AWS_REGION=us-east-1 AWS_CONFIG_FILE=/dev/null AWS_SHARED_CREDENTIALS_FILE=/dev/null
        printf '%s' "$TOKEN" >"$scratch/token"
    fi
    load bucket "$(field endpoint)" "$1"
    bucket=$1
}

port_of() {
    cat "$scratch/$1.port"
}

pid_of() {
    cat "$scratch/$1.pid"
}

# replica_start NAME: waits until it is ready.
replica_start() {
    local name=$1
    [ -f "$scratch/$name.port" ] || free_port >"$scratch/$name.port"
    rm -rf "${scratch:?}/$name"
    DROPSIZE_HOME="$scratch/$name" DROPSIZE_TOKEN_FILE="$scratch/token" \
        DROPSIZE_DESTINATION="{\"name\":\"ceph\",\"service\":\"ceph\",\"bucket\":\"$bucket\",\"endpoint\":\"$(field endpoint)\",\"credentials\":{\"kind\":\"environment\"},\"keyTemplate\":\"{name}-{hash}.{ext}\"}" \
        "$launcher" serve --headless --port "$(port_of "$name")" --journal "${JOURNAL:-memory}" >"$scratch/$name.log" 2>&1 &
    echo $! >"$scratch/$name.pid"
    started+=("$!")
    until_true 60 curl -sf -o /dev/null "http://127.0.0.1:$(port_of "$name")/readyz"
}

replica_stop() {
    kill -TERM "$(pid_of "$1")"
    wait "$(pid_of "$1")"
}

# load MODE …: see bench/EndpointLoad.java.
load() {
    "$java" -Xmx1500m -XX:+UseSerialGC -cp "${LOAD_CLASSPATH:-target/dropsize/lib/*}" bench/EndpointLoad.java "$@"
}
