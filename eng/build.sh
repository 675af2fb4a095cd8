# Sourced by run.sh: builds the program into a folder of its own, and only when something changed.
# shellcheck shell=bash disable=SC2154 # repository, state: run.sh and eng/sdk.sh

# Every build gets a new folder: one that is being run stays as it is. $state/current says which one is valid:
# its folder, where .NET is, and what the sources looked like.
program_folder='' program_dotnet='' program_sources=''

# Names, sizes and times of everything that goes into the build; times alone miss files that an unpacked update made older.
# A file that vanishes meanwhile is a change like any other, not a failure. What the build itself unpacks is none.
sources_of() {
    (cd "$repository" || exit; find "$@" -path "*/wwwroot/lib" -prune -o -type f -exec stat -c '%n %s %y' {} + 2>/dev/null || true) | LC_ALL=C sort | cksum
}
program_sources_now() { sources_of src config presets eng Directory.Build.props Directory.Packages.props global.json; }

is_built() {
    [ -r "$state/current" ] || return 1
    { read -r program_folder && read -r program_dotnet && read -r program_sources; } <"$state/current" || return 1
    [ -x "$state/$program_folder/acedata" ] && [ -x "$program_dotnet/dotnet" ] && [ "$program_sources" = "$(program_sources_now)" ]
}

# under_lock COMMAND…: two starts at the same moment build once, one after the other.
under_lock() {
    if ! mkdir -p "$state" 2>/dev/null || ! : 2>/dev/null >>"$state/lock"; then
        could_not_start "AceData has to be built, but its folder cannot be written: $repository" \
            "Put it where you may write, for example in your home folder."
    fi
    exec 9>"$state/lock"
    if command -v flock >/dev/null && ! flock -n 9; then
        say "Another start is building AceData; waiting for it."
        flock -w 900 9 || could_not_start "The other start has not finished for 15 minutes. End it, or delete $state/lock."
    fi
    "$@"
    exec 9>&-
}

build_program() {
    local sources folder
    if is_built; then return; fi # by the other start
    ensure sdk
    sources=$(program_sources_now)
    folder=app-$(date +%Y%m%d-%H%M%S)-$$
    say "Building AceData; the first time this fetches about 70 MB of packages from nuget.org and npmjs.org and takes about a minute."
    # Analyzers and warnings are the developers' matter (./test); a newer SDK must not keep anyone from starting.
    run_build "$state/build.log" dotnet publish src/AceData.Cli --configuration Release --use-current-runtime --self-contained false \
        --artifacts-path "$state/build" --output "$state/$folder" \
        -p:TreatWarningsAsErrors=false -p:RunAnalyzers=false -p:EnforceCodeStyleInBuild=false -p:GenerateDocumentationFile=false
    printf '%s\n' "$folder" "$DOTNET_ROOT" "$sources" >"$state/current.new"
    mv -f -- "$state/current.new" "$state/current"
    # A program may still run from an older folder.
    find "$state" -maxdepth 1 -name 'app-*' -type d | LC_ALL=C sort | head -n -3 | while read -r folder; do rm -rf -- "$folder"; done
    is_built || could_not_start "Files under $repository change while it is built. Start again when they are at rest."
}

has_nvidia() {
    [ -e /proc/driver/nvidia/version ] || [ -e /usr/lib/wsl/lib/libcuda.so.1 ] || nvidia-smi -L >/dev/null 2>&1
}

# What a backend is made of: its project and the versions.
backend_sources_now() { (sources_of eng/torch; grep -i torch "$repository/Directory.Packages.props") | cksum; }

# True also when none is chosen: only networks need one.
backend_is_built() {
    local made
    [ -e "$state/backend" ] || return 0
    made=$repository/artifacts/torch/$(<"$state/backend")/made-from
    [ -r "$made" ] && [ "$(<"$made")" = "$(backend_sources_now)" ]
}

# build_backend [auto|cpu|cuda]: nothing means the chosen one again, in the version that fits the program.
build_backend() {
    local choice=${1:-} size folder
    if [ -z "$choice" ]; then choice=$(<"$state/backend"); fi
    if [ "$choice" = auto ]; then
        if has_nvidia; then choice=cuda; else choice=cpu; fi
    fi
    case "$choice" in
        cpu) size="about 130 MB to download, 0.5 GB on disk" ;;
        cuda) size="about 3 GB to download, 6 GB on disk; needs an NVIDIA driver 525 or newer" ;;
        *) say "run.sh: --backend is auto, cpu or cuda, not '$choice'."; exit 2 ;;
    esac
    folder=$repository/artifacts/torch/$choice
    if ! { [ -r "$folder/made-from" ] && [ "$(<"$folder/made-from")" = "$(backend_sources_now)" ]; }; then
        say "Torch for $choice: $size, from nuget.org (signed packages), to $folder"
        agree "Download it now?" "    ./run.sh --yes --backend $choice"
        ensure sdk
        run_build "$state/backend.log" dotnet build eng/torch --configuration Release --artifacts-path "$state/build" "-p:TorchBackend=$choice"
        backend_sources_now >"$folder/made-from"
    fi
    printf '%s\n' "$choice" >"$state/backend"
    say "Torch for $choice is ready."
}

# run_build LOG COMMAND…: all its output goes to the log; a failure is said in a few lines.
run_build() {
    local log=$1 tick='' began=$SECONDS status=0
    shift
    if [ -t 2 ]; then
        while sleep 1; do printf '\r  %s s ' $((SECONDS - began)) >&2; done &
        tick=$!
        # shellcheck disable=SC2064 # this very process
        trap "kill $tick 2>/dev/null || true" EXIT
    fi
    # No servers stay behind (they would hold the lock too), and the verb's input is not the build's.
    (cd "$repository" && exec "$@" -nodeReuse:false -p:UseSharedCompilation=false -verbosity:minimal -tl:off) \
        </dev/null >"$log" 2>&1 9>&- || status=$?
    if [ -n "$tick" ]; then
        kill "$tick" 2>/dev/null || true
        trap - EXIT
        printf '\r' >&2
    fi
    if [ $status -eq 0 ]; then
        say "Done in $((SECONDS - began)) s."
        return
    fi
    say "" "The build failed. The first errors (everything is in $log):"
    { grep -E ' error |^error' "$log" || tail -n 5 "$log"; } | sed 's/ \[[^]]*\]$//' | awk '!seen[$0]++' | head -n 5 | sed 's/^ */    /' >&2
    if grep -q 'No space left' "$log"; then
        could_not_start "The disk is full. Make room and start again."
    elif grep -qE 'NU1301|Unable to load the service index|NU1101' "$log"; then
        could_not_start "Packages could not be fetched from nuget.org. Is the computer online (proxy: https_proxy)? Then start again."
    fi
    could_not_start "Delete the folder $repository/artifacts and start again. If that does not help, report it together with the log."
}
