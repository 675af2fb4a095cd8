#!/usr/bin/env bash
# AceData on Linux: finds or installs what is missing, builds once, and starts the program with the arguments as given.
#   ./run.sh                           opens AceData in the browser
#   ./run.sh tag my-songs              any verb; --help lists them
#   ./run.sh --yes tag my-songs        yes to every question about installing (as ACEDATA_YES=1 does)
#   ./run.sh --backend auto            installs torch, which runs neural networks: auto, cpu or cuda; a verb may follow
# Everything that this script says goes to standard error: standard output belongs to the verb.
set -euo pipefail
# shellcheck source=eng/sdk.sh
. "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/eng/sdk.sh"
state=$repository/artifacts/start
backend='' build=no

while [ $# -gt 0 ]; do
    case "$1" in
        --yes) export ACEDATA_YES=1 ;;
        --backend) backend=${2:-nothing} && shift $(($# > 1)) ;;
        *) break ;;
    esac
    shift
done

# shellcheck source=eng/build.sh
. "$repository/eng/build.sh"

is_built || build=sdk
# `doctor` is there to say what is missing, so it starts without ffmpeg.
if [ "${1:-}" = doctor ]; then ensure "$build"; else ensure "$build" ffmpeg; fi
if ! is_built; then
    under_lock build_program
fi
if [ -n "$backend" ] || ! backend_is_built; then
    under_lock build_backend "$backend"
    if [ -n "$backend" ] && [ $# -eq 0 ]; then exit 0; fi
fi

if [ -e "$state/backend" ]; then
    ACEDATA_TORCH=$repository/artifacts/torch/$(<"$state/backend")
    export ACEDATA_TORCH
fi
# The program is started directly, not through dotnet: it needs to know where the runtime is.
export DOTNET_ROOT=$program_dotnet
if [ $# -eq 0 ]; then set -- web; fi
# Messages name commands as they can be typed here: ./run.sh lyrics …
case $0 in */*) ACEDATA_COMMAND=$0 ;; *) ACEDATA_COMMAND=./$0 ;; esac
export ACEDATA_COMMAND
exec "$state/$program_folder/acedata" "$@"
