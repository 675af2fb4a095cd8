// Tap tempo: a person taps along, the median of the last intervals is the tempo. No page and no clock in here, so that it can be tested.

const fewestTaps = 4;
const mostIntervals = 8;
const resetAfterMs = 2000;
const stepBpm = 0.5;

/** Beats per minute of the times of taps (ms, ascending), or null while there are too few. */
export function tempoOf(taps) {
    if (taps.length < fewestTaps) {
        return null;
    }

    const intervals = taps.slice(1).map((at, i) => at - taps[i]).slice(-mostIntervals).sort((a, b) => a - b);
    const middle = intervals.length >> 1;
    const median = intervals.length % 2 ? intervals[middle] : (intervals[middle - 1] + intervals[middle]) / 2;
    return median > 0 ? Math.round(60000 / median / stepBpm) * stepBpm : null;
}

/** One row of taps: `tap(now)` takes the time of a tap (ms, as event.timeStamp) and says how many count, and the tempo so far. */
export function createTapTempo() {
    let taps = [];
    return {
        tap(now) {
            if (taps.length > 0 && now - taps.at(-1) > resetAfterMs) {
                taps = [];
            }

            taps.push(now);
            taps = taps.slice(-(mostIntervals + 1));
            return { taps: taps.length, bpm: tempoOf(taps) };
        },
        reset() {
            taps = [];
        },
    };
}
