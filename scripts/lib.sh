# Shared by the scripts here; source it, do not run it.
# Finds the package root and installs Debian packages that are missing.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# The libraries that the product is built on (docs/architecture.md says why each).
product_packages="libjson-c-dev libuv1-dev libssl-dev libyaml-dev libpcre2-dev zlib1g-dev"

# What a Swift toolchain from swift.org needs of Debian to run and to link.
toolchain_packages="binutils git libc6-dev libcurl4 libedit2 libgcc-12-dev libncurses6 libsqlite3-0 libstdc++-12-dev libxml2 libz3-4 tzdata"

# install_packages NAME… : installs what dpkg does not know as installed; says what to run where it may not.
install_packages() {
    if [ "$(uname -s)" = Darwin ]; then
        command -v brew >/dev/null && brew install --quiet json-c libuv openssl@3 libyaml pcre2
        return
    fi
    command -v dpkg-query >/dev/null || return 0
    missing=""
    for package in "$@"; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing="$missing $package"
    done
    [ -n "$missing" ] || return 0
    sudo=""
    if [ "$(id -u)" != 0 ]; then
        if command -v sudo >/dev/null && { [ -t 0 ] || sudo -n true 2>/dev/null; }; then
            sudo=sudo
        else
            echo "These packages are missing; as root, run: apt-get install -y$missing" >&2
            exit 2
        fi
    fi
    echo "Installing:$missing" >&2
    # shellcheck disable=SC2086
    { $sudo apt-get update -qq && $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
        --no-install-recommends $missing; } >&2 || {
        echo "Installing failed; as root, run: apt-get install -y$missing" >&2
        exit 2
    }
}

require_swift() {
    command -v swift >/dev/null || {
        echo "swift is not on the PATH; install a Swift 6.3 toolchain from swift.org first" >&2
        exit 2
    }
}
