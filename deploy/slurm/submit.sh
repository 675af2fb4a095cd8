#!/usr/bin/env bash
# Submits those parts of `acedata preprocess` that are not finished, as one Slurm array. Start it in the folder that holds data/.
#   deploy/slurm/submit.sh [--gpu] PARTS [OPTIONS OF sbatch…] [-- OPTIONS OF acedata preprocess…]
#   deploy/slurm/submit.sh 8
#   deploy/slurm/submit.sh --gpu 4 --partition=gpu --time=02:00:00 -- --models /shared/models
set -euo pipefail
ACEDATA_HOME=$(CDPATH='' cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/../.." && pwd -P)
export ACEDATA_HOME
program=${ACEDATA_PROGRAM:-$ACEDATA_HOME/run.sh}
script=$ACEDATA_HOME/deploy/slurm/preprocess.sbatch

leave() {
    local code=$1
    shift
    printf '%s\n' "$@" >&2
    exit "$code"
}

if [ "${1:-}" = --gpu ]; then
    script=$ACEDATA_HOME/deploy/slurm/preprocess-gpu.sbatch
    shift
fi
parts=${1:-}
[[ $parts =~ ^[1-9][0-9]{0,4}$ ]] || leave 2 "'$parts' is no number of parts. Say how many tasks share the songs, for example: deploy/slurm/submit.sh 8"
shift
for_sbatch=()
while [ $# -gt 0 ] && [ "$1" != -- ]; do
    for_sbatch+=("$1")
    shift
done
if [ $# -gt 0 ]; then shift; fi
# --look would say that nothing is missing.
for option in "$@"; do
    case "$option" in --overwrite | --overwrite[=:]*) leave 2 \
        "Parts are not computed with --overwrite: samples that are to be replaced count as finished, so nobody could tell which parts are. Nothing was submitted." \
        "To compute everything anew, rename the folder of the training samples (data/data_sets/train_set) and submit without --overwrite." ;; esac
done
command -v sbatch >/dev/null || leave 3 "There is no 'sbatch' here. Start this on the machine of the cluster where jobs are submitted."
command -v -- "$program" >/dev/null || leave 3 "The program '$program' is not there, or may not be run."

code=0
missing=$("$program" preprocess --look --parts "$parts" "$@") || code=$?
if [ $code -gt 1 ]; then exit $code; fi
if [ -z "$missing" ]; then
    echo "Every song has its training sample: nothing was submitted." >&2
    exit 0
fi
exec sbatch --array="$missing" "${for_sbatch[@]}" "$script" "$parts" "$@"
