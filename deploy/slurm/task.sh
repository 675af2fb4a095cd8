#!/usr/bin/env bash
# One part of `acedata preprocess`, as a task of a Slurm array; preprocess.sbatch and preprocess-gpu.sbatch start it.
#   task.sh PARTS [OPTIONS OF acedata preprocess…]
# The part is the number of the task. The exit code is that of the program: 0 finished, 1 some songs failed,
# 2 wrong use, 3 something is missing, 70 a fault of ours, 130 stopped.
set -uo pipefail
home=$(CDPATH='' cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/../.." && pwd -P)
program=${ACEDATA_PROGRAM:-$home/run.sh}
most_restarts=${ACEDATA_MOST_RESTARTS:-20}

# leave CODE TEXT…: what happened, why, what to do.
leave() {
    local code=$1
    shift
    printf '%s\n' "$@" >&2
    exit "$code"
}

is_count() { [[ $1 =~ ^[1-9][0-9]{0,4}$ ]]; }

parts=${1:-}
is_count "$parts" || leave 2 "'$parts' is no number of parts. Say how many parts the songs are divided into, the same for every task:" \
    "    sbatch --array=1-8 deploy/slurm/preprocess.sbatch 8"
shift
part=${SLURM_ARRAY_TASK_ID:-}
[ -n "$part" ] || leave 2 "This is no task of an array, so nobody knows which part to work on. Submit it as one:" \
    "    sbatch --array=1-$parts deploy/slurm/preprocess.sbatch $parts"
if ! is_count "$part" || [ "$part" -gt "$parts" ]; then
    leave 2 "Task $part is no part of $parts: parts are counted from 1, so the array is 1-$parts." "    sbatch --array=1-$parts deploy/slurm/preprocess.sbatch $parts"
fi
for option in "$@"; do
    case "$option" in --overwrite | --overwrite[=:]*) leave 2 \
        "Parts are not computed with --overwrite: samples that are to be replaced count as finished, so nobody could tell which parts are. Nothing was computed." \
        "To compute everything anew, rename the folder of the training samples (data/data_sets/train_set) and submit without --overwrite." ;; esac
done
command -v -- "$program" >/dev/null || leave 3 "The program '$program' is not there, or may not be run on $(hostname)." \
    "AceData's folder must lie where every machine of the cluster sees it under the same name."
if [ "$program" = "$home/run.sh" ]; then
    # Otherwise every task would begin to build, mostly on a machine without a way to the internet.
    built=$home/artifacts/start/current
    [ -r "$built" ] || leave 3 "AceData is not built yet. Build it once where you log in; the tasks then only start it:" \
        "    cd '$home' && ./run.sh --yes --backend auto && ./run.sh doctor"
    dotnet=$(sed -n 2p "$built")
    [ -x "$dotnet/dotnet" ] || leave 3 "The .NET that AceData was built with is not on $(hostname): '$dotnet'. Build with one on the shared disk:" \
        "    cd '$home' && rm artifacts/start/current && DOTNET_ROOT=/shared/dotnet ./run.sh doctor"
fi

# As many threads as Slurm gives, not as many as the machine has.
export OMP_NUM_THREADS=${OMP_NUM_THREADS:-${SLURM_CPUS_PER_TASK:-1}}

# Slurm announces the end: USR1 to this script alone before the time is up, TERM when a task is cancelled or has to make room. The
# program hears TERM either way, ends what it has in hand and keeps what is finished; that it may hear it twice at once does not matter.
stopped='' child=''
# shellcheck disable=SC2317 # the traps call it
stop() {
    if [ -z "$stopped" ]; then
        stopped=$1
        echo "$(date '+%F %T') $1: stopping part $part of $parts." >&2
        if [ -n "$child" ]; then kill -TERM "$child" 2>/dev/null; fi
    fi
}
trap 'stop USR1' USR1
trap 'stop TERM' TERM
trap 'stop INT' INT

echo "$(date '+%F %T') Part $part of $parts on $(hostname), start $((${SLURM_RESTART_COUNT:-0} + 1))." >&2
"$program" preprocess --shard "$part/$parts" "$@" </dev/null &
child=$!
if [ -n "$stopped" ]; then kill -TERM "$child" 2>/dev/null; fi

# A signal ends the waiting, not the program.
while wait "$child"; code=$?; kill -0 "$child" 2>/dev/null; do :; done
echo "$(date '+%F %T') Part $part of $parts ended with exit code $code." >&2

if [ "$stopped" = USR1 ] && [ $code -ne 0 ] && [ -n "${SLURM_JOB_ID:-}" ]; then
    if [ "${SLURM_RESTART_COUNT:-0}" -ge "$most_restarts" ]; then
        leave "$code" "The time was up, and the part has been started again $most_restarts times already. Give it more time (--time=…), or make more parts."
    fi
    echo "The time was up: the part is put into the queue again and goes on with the rest." >&2
    scontrol requeue "$SLURM_JOB_ID" || echo "Slurm did not take it back. Submit what is missing: deploy/slurm/submit.sh $parts" >&2
fi
exit "$code"
