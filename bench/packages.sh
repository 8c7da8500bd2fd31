# shellcheck shell=bash
# Installs what benchmarks compare with.

# need_packages NAME…: installs missing Debian packages.
need_packages() {
    local name missing=()
    for name in "$@"; do
        dpkg-query -W -f='${Status}' "$name" 2>/dev/null | grep 'ok installed' >/dev/null || missing+=("$name")
    done
    if [ ${#missing[@]} -gt 0 ]; then
        apt-get update && apt-get install -y --no-install-recommends "${missing[@]}"
    fi
}

# need_npm: installs npm, unless another one is on the path.
need_npm() {
    command -v npm >/dev/null || need_packages nodejs npm
}
