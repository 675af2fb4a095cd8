# Sourced by run.sh, test and bench: finds the .NET SDK and the tools, and installs what is missing after saying so.
# Nothing here writes to standard output. ACEDATA_YES=1 answers yes to every question.
# shellcheck shell=bash

repository=$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
dotnet_sdk=10.0.401
# Another feed with Microsoft's layout (a mirror, or file:///…) can stand in.
dotnet_feed=${ACEDATA_DOTNET_FEED:-https://builds.dotnet.microsoft.com/dotnet}

say() { printf '%s\n' "$@" >&2; }

# could_not_start TEXT…: what happened, why, what to do. 3 is "could not start" for every verb.
could_not_start() {
    say "" "$@"
    exit 3
}

# agree QUESTION HOW-TO-DO-IT-YOURSELF…: goes on, or leaves with the commands.
agree() {
    local question=$1 answer
    shift
    if [ "${ACEDATA_YES:-}" = 1 ]; then return; fi
    if [ -t 0 ] && [ -t 2 ]; then
        read -r -p "$question (y/N) " answer >&2 || answer=
        case "$answer" in [yYjJ]*) return ;; esac
        could_not_start "Nothing was installed. To do it yourself:" "$@"
    fi
    if [ "$(id -u)" = 0 ]; then
        say "(root without a terminal, as in a container: going ahead)"
        return
    fi
    could_not_start "Nothing was installed, since there is no terminal to ask on. Either answer yes beforehand" \
        "(ACEDATA_YES=1, or: ./run.sh --yes …), or do it yourself:" "$@"
}

# The system's package manager and its word for a thing; nothing if the thing is there already or has no name.
package_manager() {
    local name
    for name in apt-get dnf pacman zypper; do
        if command -v "$name" >/dev/null; then
            echo "$name"
            return
        fi
    done
}

package_name() {
    case "$1:$2" in
        apt-get:icu) apt-cache --names-only search '^libicu[0-9]+$' 2>/dev/null | sort | sed -n '$s/ .*//p' ;;
        dnf:icu | zypper:icu) echo libicu ;;
        dnf:ffmpeg) echo ffmpeg-free ;;
        # The same browser without what draws windows: half the work, and half the tests' time is the browser's.
        apt-get:chromium) if apt-cache show chromium-headless-shell >/dev/null 2>&1; then echo chromium-headless-shell; else echo chromium; fi ;;
        *) echo "$2" ;;
    esac
}

# ensure_packages THING…: system packages, in one command.
ensure_packages() {
    local manager install size='' sudo='' names=() thing name
    [ $# -gt 0 ] || return 0
    manager=$(package_manager)
    [ -n "$manager" ] || could_not_start "AceData needs: $*. No package manager was found that could install it." \
        "Install it with your system's own tools and start again."
    [ "$(id -u)" = 0 ] || sudo='sudo '
    # A fresh container has no package lists, and the name of ICU has a number in it.
    if [ "$manager" = apt-get ] && [ -z "$sudo" ] && [ -z "$(apt-cache --names-only search '^ffmpeg$' 2>/dev/null)" ]; then
        say "Fetching the package lists (apt-get update)."
        apt-get update -qq </dev/null >&2 || say "apt-get update failed; trying with the lists that are there."
    fi
    for thing in "$@"; do
        name=$(package_name "$manager" "$thing")
        [ -n "$name" ] && names+=("$name")
    done
    case "$manager" in
        apt-get) install="apt-get install -y --no-install-recommends ${names[*]}" ;;
        dnf) install="dnf install -y ${names[*]}" ;;
        pacman) install="pacman -S --needed --noconfirm ${names[*]}" ;;
        zypper) install="zypper --non-interactive install ${names[*]}" ;;
    esac
    if [ "$manager" = apt-get ]; then
        size=$(LC_ALL=C $install --assume-no 2>/dev/null </dev/null | sed -n 's/^Need to get \(.*\) of archives.*/ (\1 to download)/p') || true
    fi
    say "AceData needs: $*. That comes from your system's own package sources$size, signed as usual, by this command:" \
        "    $sudo$install"
    agree "Run it now?" "    $sudo$install"
    # shellcheck disable=SC2086 # words of a command line put together above
    DEBIAN_FRONTEND=noninteractive $sudo$install </dev/null >&2 \
        || could_not_start "The installation failed; its messages are above. Repair that, or install by hand: ${names[*]}"
}

has_icu() {
    { /sbin/ldconfig -p 2>/dev/null || ldconfig -p 2>/dev/null; } | grep -q libicuuc
}

# missing_tools TOOL…: what of it is not there, one a line.
missing_tools() {
    local tool
    for tool in "$@"; do
        if [ "$tool" = ffmpeg ]; then
            command -v ffmpeg >/dev/null && command -v ffprobe >/dev/null || echo ffmpeg
        elif [ "$tool" = chromium ]; then
            command -v chromium-headless-shell >/dev/null || command -v chromium >/dev/null || echo chromium
        else
            command -v "$tool" >/dev/null || echo "$tool"
        fi
    done
}

# Leaves DOTNET_ROOT and PATH so that dotnet is one with the SDK that global.json asks for; false if there is none.
find_dotnet() {
    local root
    for root in "${DOTNET_ROOT:-}" "$(dirname -- "$(readlink -f -- "$(command -v dotnet || echo /none/dotnet)")")" \
        "$repository/.tools/dotnet" /usr/share/dotnet /usr/lib/dotnet /usr/lib64/dotnet "${HOME:-/none}/.dotnet"; do
        if [ -x "$root/dotnet" ] && (cd "$repository" && DOTNET_ROOT=$root "$root/dotnet" --version) >/dev/null 2>&1 </dev/null; then
            export DOTNET_ROOT=$root PATH=$root:$PATH DOTNET_NOLOGO=1
            return
        fi
    done
    return 1
}

# What a downloaded SDK needs around it: a way to download, certificates, and the Unicode library.
missing_for_dotnet() {
    command -v curl >/dev/null || command -v wget >/dev/null || echo curl
    [ -e /etc/ssl/certs/ca-certificates.crt ] || [ -d /etc/pki/tls/certs ] || [ -e /etc/ssl/ca-bundle.pem ] || echo ca-certificates
    has_icu || echo icu
}

# ensure SDK-OR-NOT TOOL…: everything that comes from system packages in one go, then the SDK if it is asked for.
ensure() {
    local sdk=$1 missing
    shift
    mapfile -t missing < <(missing_tools "$@"; if [ "$sdk" = sdk ] && ! find_dotnet; then missing_for_dotnet; fi)
    ensure_packages "${missing[@]}"
    if [ "$sdk" = sdk ] && ! find_dotnet; then
        # shellcheck source=eng/install-dotnet.sh
        . "$repository/eng/install-dotnet.sh"
        install_dotnet "$repository/.tools/dotnet"
        find_dotnet || could_not_start "The .NET SDK in $repository/.tools/dotnet does not run here:" \
            "$("$repository/.tools/dotnet/dotnet" --version 2>&1 | head -n 3)"
    fi
}

# What the tests need.
ensure_tools() {
    # strace shows which system calls a write makes.
    # Chromium shows the page as its users see it.
    ensure sdk ffmpeg strace chromium
}
