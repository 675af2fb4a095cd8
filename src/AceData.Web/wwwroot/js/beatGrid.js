// Beats over the waveform, and their clicks. Pure parts first.

const closestPx = 5;

/** Index of the first of ascending times that is not before a time. */
export function firstFrom(times, time) {
    let [low, high] = [0, times.length];
    while (low < high) {
        const middle = (low + high) >> 1;
        if (times[middle] < time) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }

    return low;
}

/** True when beat number i begins a bar; never when nobody said where bars begin. */
export function beginsBar(grid, i) {
    return grid.firstBar != null && grid.beatsPerBar > 0 && (((i - grid.firstBar) % grid.beatsPerBar) + grid.beatsPerBar) % grid.beatsPerBar === 0;
}

/**
 * The lines of a grid that are in sight: those too close to be told apart are left out, beats before bars.
 * @param grid { beats, beatsPerBar, firstBar, offset }: seconds, ascending; offset moves all of them
 * @returns [{ x, bar }] in pixels from the left edge of what is in sight
 */
export function visibleLines(grid, startTime, endTime, pxPerSecond) {
    const { beats } = grid;
    const offset = grid.offset ?? 0;
    if (beats.length < 2) {
        return [];
    }

    const beatPx = (beats.at(-1) - beats[0]) / (beats.length - 1) * pxPerSecond;
    const showsBeats = beatPx >= closestPx;
    if (!showsBeats && (grid.firstBar == null || beatPx * grid.beatsPerBar < closestPx)) {
        return [];
    }

    const lines = [];
    for (let i = firstFrom(beats, startTime - offset); i < beats.length && beats[i] + offset <= endTime; i++) {
        const bar = beginsBar(grid, i);
        if (bar || showsBeats) {
            lines.push({ x: (beats[i] + offset - startTime) * pxPerSecond, bar });
        }
    }

    return lines;
}

/** A plugin that draws the grid: one canvas as wide as what is in sight, which follows zoom and scroll. */
export function defineBeatGrid(WaveSurfer) {
    return WaveSurfer.definePlugin('BeatGrid', ({ wavesurfer, scope }, options) => {
        const canvas = document.createElement('canvas');
        canvas.setAttribute('part', 'beat-grid');
        canvas.setAttribute('aria-hidden', 'true');
        Object.assign(canvas.style, { position: 'absolute', top: '0', height: '100%', zIndex: '3', pointerEvents: 'none' });
        const wrapper = wavesurfer.getWrapper();
        wrapper.appendChild(canvas);
        let grid = null;

        function draw() {
            const width = wavesurfer.getWidth();
            const height = wrapper.clientHeight;
            const duration = wavesurfer.getDuration();
            const context = canvas.getContext('2d');
            const ratio = window.devicePixelRatio || 1;
            canvas.width = Math.round(width * ratio);
            canvas.height = Math.round(height * ratio);
            canvas.style.width = `${width}px`;
            canvas.style.left = `${wavesurfer.getScroll()}px`;
            if (grid === null || !(duration > 0) || canvas.width === 0) {
                return;
            }

            const pxPerSecond = wrapper.scrollWidth / duration;
            const start = wavesurfer.getScroll() / pxPerSecond;
            context.scale(ratio, ratio);
            for (const { x, bar } of visibleLines(grid, start, start + (width / pxPerSecond), pxPerSecond)) {
                context.fillStyle = bar ? options.barColor : options.beatColor;
                context.fillRect(Math.round(x), 0, bar ? 2 : 1, height);
            }
        }

        for (const event of ['redraw', 'scroll', 'zoom', 'ready', 'resize']) {
            scope.add(wavesurfer.on(event, draw));
        }

        scope.add(() => canvas.remove());
        return {
            /** Shows other beats, or none for null. */
            setGrid(next) {
                grid = next;
                draw();
            },
            setColors(beatColor, barColor) {
                Object.assign(options, { beatColor, barColor });
                draw();
            },
        };
    });
}

const aheadSeconds = 0.25;
const everyMs = 60;

/** Clicks on the beats while an audio element plays, given to the sound card ahead of time so that they keep it. */
export function createClickTrack(media) {
    let context = null;
    let grid = null;
    let timer = null;
    let nextBeat = 0;
    let planned = [];

    function click(when, bar) {
        const oscillator = context.createOscillator();
        const gain = context.createGain();
        oscillator.frequency.value = bar ? 1760 : 1175;
        gain.gain.setValueAtTime(0.5 * media.volume, when);
        gain.gain.exponentialRampToValueAtTime(0.001, when + 0.04);
        oscillator.connect(gain).connect(context.destination);
        oscillator.onended = () => {
            planned = planned.filter(one => one !== oscillator);
        };
        oscillator.start(when);
        oscillator.stop(when + 0.05);
        planned.push(oscillator);
    }

    function plan() {
        if (grid === null || media.paused || media.seeking) {
            return;
        }

        // The element's time is what is heard now; what the context plays now is heard a latency later.
        const now = media.currentTime;
        const heard = context.currentTime - (context.outputLatency || context.baseLatency || 0);
        for (; nextBeat < grid.beats.length; nextBeat++) {
            const wait = (grid.beats[nextBeat] + (grid.offset ?? 0) - now) / media.playbackRate;
            if (wait > aheadSeconds) {
                break;
            }

            if (heard + wait >= context.currentTime) {
                click(heard + wait, beginsBar(grid, nextBeat));
            }
        }
    }

    function restart() {
        planned.forEach(oscillator => oscillator.stop());
        planned = [];
        nextBeat = grid === null ? 0 : firstFrom(grid.beats, media.currentTime - (grid.offset ?? 0));
        plan();
    }

    const events = ['play', 'pause', 'seeking', 'seeked', 'ratechange', 'emptied'];
    return {
        /** The beats to click on. */
        setGrid(next) {
            grid = next;
            if (timer !== null) {
                restart();
            }
        },
        /** On or off. On needs a click or key press before it, as every sound in a browser does. */
        setOn(on) {
            if (on === (timer !== null)) {
                return;
            }

            if (on) {
                context ??= new AudioContext();
                context.resume();
                events.forEach(event => media.addEventListener(event, restart));
                timer = setInterval(plan, everyMs);
                restart();
            } else {
                events.forEach(event => media.removeEventListener(event, restart));
                clearInterval(timer);
                timer = null;
                planned.forEach(oscillator => oscillator.stop());
                planned = [];
            }
        },
        dispose() {
            this.setOn(false);
            context?.close();
            context = null;
        },
    };
}
