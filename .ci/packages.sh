# shellcheck shell=bash
# The system packages that the build and its tests need.

packages=(
    git gnupg maven shellcheck pre-commit python3-yaml curl openssl bc
    libturbojpeg0 libwebp7 libdeflate0
    xvfb xauth libgtk-3-0 openbox xdotool x11-utils xclip imagemagick
    binutils rpm cpio lintian libglib2.0-bin procps
    libheif1
    desktop-file-utils appstream mandoc groff bsdextrautils zsh fish unzip
    python3-gi gir1.2-gtk-3.0 python3-pil python3-numpy
    gnome-keyring dbus fonts-dejavu-core libimage-exiftool-perl
    ceph-mon ceph-osd ceph-mgr radosgw ceph-common
)
# Third-party packages of Node include npm, and conflict with Debian's.
command -v npm >/dev/null || packages+=(nodejs npm)

is_installed() {
    dpkg-query -W -f='${Status}' "$1" 2>/dev/null | grep 'ok installed' >/dev/null
}

install_packages() {
    local package missing=()
    for package in "${packages[@]}"; do
        is_installed "$package" || missing+=("$package")
    done
    if [ ${#missing[@]} -eq 0 ]; then
        printf 'nothing is lacking\n'
        return
    fi
    export DEBIAN_FRONTEND=noninteractive
    apt-get -q update </dev/null
    apt-get -q install -y --no-install-recommends "${missing[@]}" </dev/null
}
