# Sourced by test, bench and run.sh: finds the .NET SDK, names the tools that are missing.

# The tests need ffmpeg and, where it is there, strace. CI machines are root and may install them.
ensure_tools() {
    command -v ffmpeg >/dev/null && command -v ffprobe >/dev/null && command -v strace >/dev/null && return
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        echo "Installing ffmpeg and strace with apt-get (needed by the tests)."
        apt-get update -qq && apt-get install -y -qq ffmpeg strace >/dev/null
    else
        echo "The tests need ffmpeg and strace: sudo apt-get install ffmpeg strace" >&2
    fi
}
