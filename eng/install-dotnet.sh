# Sourced by eng/sdk.sh when there is no .NET SDK: puts one into a folder, without touching the system.
# shellcheck shell=bash disable=SC2154 # dotnet_sdk, dotnet_feed: eng/sdk.sh

# install_dotnet FOLDER: the pinned SDK from Microsoft, checked against the SHA-512 of Microsoft's release list.
install_dotnet() {
    local folder=$1 rid list entry url hash work
    rid=$(dotnet_rid)
    list=$dotnet_feed/release-metadata/${dotnet_sdk%.*}/releases.json
    say "AceData needs the .NET SDK $dotnet_sdk (about 240 MB to download, 700 MB on disk)." \
        "    from:   $dotnet_feed" \
        "    check:  SHA-512 as published in $list" \
        "    to:     $folder (this folder only; nothing on the system is changed)"
    agree "Download it now?" \
        "    install the .NET SDK 10 as https://dotnet.microsoft.com/download says, and start again"

    mkdir -p "$(dirname "$folder")" || could_not_start "The folder $(dirname "$folder") cannot be written." \
        "Put AceData where you may write, or install the .NET SDK 10 yourself."
    work=$(mktemp -d "$folder.XXXXXX")
    # shellcheck disable=SC2064 # this very folder
    trap "rm -rf -- '${work//\'/\'\\\'\'}'" EXIT
    download "$list" "$work/releases.json"
    # One object of the list has the address of this very file and its hash; the list holds no nested objects below files.
    entry=$(tr -d '\r\n' <"$work/releases.json" | grep -o '{[^{}]*}' | grep -F "/dotnet-sdk-$dotnet_sdk-$rid.tar.gz\"" | head -n 1) || true
    url=$(json_text url "$entry") hash=$(json_text hash "$entry")
    if [ ${#hash} -ne 128 ] || [ -z "$url" ]; then
        could_not_start "Microsoft's release list names no .NET SDK $dotnet_sdk for $rid." \
            "Install the .NET SDK 10 yourself (https://dotnet.microsoft.com/download) and start again."
    fi
    download "${url/#https:\/\/builds.dotnet.microsoft.com\/dotnet/$dotnet_feed}" "$work/sdk.tar.gz"
    if ! sha512_is "$work/sdk.tar.gz" "$hash"; then
        could_not_start "The downloaded SDK is not the file that Microsoft published (its SHA-512 differs); it was deleted." \
            "Start again; if it happens twice, something on the way changes downloads (a proxy, a virus scanner)."
    fi
    say "SHA-512 is right; unpacking."
    mkdir "$work/dotnet"
    tar -xzf "$work/sdk.tar.gz" -C "$work/dotnet" --no-same-owner || could_not_start "Unpacking failed; is the disk full?"
    rm -rf -- "$folder"
    mv -- "$work/dotnet" "$folder"
    rm -rf -- "$work"
    trap - EXIT
}

dotnet_rid() {
    local system=linux machine
    case "$(uname -m)" in
        x86_64) machine=x64 ;;
        aarch64 | arm64) machine=arm64 ;;
        *) could_not_start "AceData runs on x64 and arm64 processors; this one is $(uname -m)." ;;
    esac
    if compgen -G '/lib/ld-musl-*' >/dev/null; then system=linux-musl; fi
    echo "$system-$machine"
}

# json_text NAME OBJECT: the text of a member of a flat JSON object.
json_text() { printf '%s' "$2" | sed -n 's/.*"'"$1"'": *"\([^"]*\)".*/\1/p'; }

sha512_is() {
    [ "$(sha512sum "$1" | cut -d ' ' -f 1)" = "$(printf '%s' "$2" | tr '[:upper:]' '[:lower:]')" ]
}

# download ADDRESS FILE: gives up after 20 s without a connection or a minute without data.
download() {
    say "Downloading $1"
    if command -v curl >/dev/null; then
        local look=-sS
        [ -t 2 ] && look=-#
        curl -fL $look --connect-timeout 20 --speed-limit 1000 --speed-time 60 --retry 2 -o "$2" "$1" >&2 </dev/null && return
    else
        wget -nv --timeout=60 --tries=3 -O "$2" "$1" >&2 </dev/null && return
    fi
    could_not_start "This could not be downloaded: $1" \
        "Is the computer online? Behind a proxy, set https_proxy. Then start again."
}
