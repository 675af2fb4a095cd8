#!/usr/bin/env bash
# The accuracy and speed tables: builds Release and passes its arguments on.
#   ./bench.sh          names the tables
#   ./bench.sh tempo    one of them
set -euo pipefail
cd "$(dirname "$0")"
. eng/sdk.sh
tools=(ffmpeg)
if [ "${1:-}" = page ]; then tools+=(chromium); fi
ensure sdk "${tools[@]}"
dotnet build bench/AceData.Benchmarks --configuration Release --nologo -v q >&2
case "${1:-}" in nets | cards | rehearse | --rehearse)
    dotnet build eng/torch --configuration Release --nologo -v q >&2
    export ACEDATA_TORCH=${ACEDATA_TORCH:-$PWD/artifacts/torch/cpu}
    ;;
esac
exec dotnet artifacts/bin/AceData.Benchmarks/release/AceData.Benchmarks.dll "$@"
