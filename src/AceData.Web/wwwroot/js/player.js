// The player of a window: one sound, the bar at the bottom, and the pictures of songs that pages show. Keys act here, without a way to
// the server.
import { createSound } from './sound.js';
import { createTapTempo } from './tapTempo.js';
import { createWaveform } from './waveform.js';
import { onHotkey } from './shell.js';

const skipSeconds = 5;
const partKeys = { 'loop-best': 'best', 'loop-middle': 'middle', 'loop-start': 'start', 'loop-end': 'end' };

let sound = null;
let dotnet = null;
let front = null; // the picture that keys act on: the last one that came
let shown = '';
const taps = createTapTempo();

function call(method, ...values) {
    dotnet?.invokeMethodAsync(method, ...values).catch(() => { /* the window is being left */ });
}

function clock(seconds) {
    const whole = Math.max(0, Math.floor(seconds));
    const text = `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
    return whole < 3600 ? text : `${Math.floor(whole / 3600)}:${String(Math.floor(whole / 60) % 60).padStart(2, '0')}:${String(whole % 60).padStart(2, '0')}`;
}

/** The bar's slider and clock are moved here: no server is asked four times a second. */
function showTime() {
    const [time, duration] = [sound.time(), sound.duration()];
    const position = document.getElementById('player-position');
    if (position !== null && !position.matches(':active')) {
        position.max = String(duration);
        position.value = String(time);
    }

    const text = `${clock(time)} / ${clock(duration)}`;
    const place = document.getElementById('player-time');
    if (place !== null && place.textContent !== text) {
        place.textContent = text;
        position.setAttribute('aria-valuetext', text);
    }

    views.forEach(view => view.follow());
}

function tellState() {
    const state = sound.state();
    const text = JSON.stringify(state);
    if (text !== shown) {
        shown = text;
        call('OnState', state);
    }
}

const views = new Set();

/** Begins to play for a window. @returns what earlier visits switched */
export function start(reference) {
    dotnet = reference;
    sound?.dispose();
    sound = createSound(new Audio());
    sound.listen((event, value) => {
        if (event === 'time') {
            showTime();
        } else if (event === 'state' || event === 'song') {
            tellState();
            showTime();
        } else {
            call({ copy: 'OnCopy', error: 'OnError', ended: 'OnEnded' }[event], value);
        }
    });
    onHotkey('play', playPause);
    onHotkey('back', () => skip(-skipSeconds));
    onHotkey('forward', () => skip(skipSeconds));
    onHotkey('loop', () => sound.song() !== null && setLoop(!sound.state().isLoop));
    for (const [command, name] of Object.entries(partKeys)) {
        onHotkey(command, () => playPart(name));
    }

    onHotkey('tap', tap);
    shown = JSON.stringify(sound.state());
    return sound.state();
}

document.addEventListener('pointerdown', event => event.button === 0 && event.target.closest?.('[data-tap]') && tap(event));
document.addEventListener('click', event => event.detail === 0 && event.target.closest?.('[data-tap]') && tap(event));
document.addEventListener('input', event => {
    if (event.target.id === 'player-position') {
        sound.seek(Number(event.target.value));
    } else if (event.target.id === 'player-volume') {
        sound.setVolume(Number(event.target.value));
    }
});

/** Also taken for false by the keys: who has nothing to play leaves the key to the page. */
function skip(seconds) {
    return sound.song() !== null && (sound.skip(seconds), true);
}

function tap(event) {
    if (document.querySelector('[data-tap]') === null) {
        return false;
    }

    const { taps: count, bpm } = taps.tap(event.timeStamp);
    call('OnTap', count, bpm);
    return true;
}

/** The song in front, if it is another one than the loaded. */
function waiting() {
    return front !== null && front.song() !== null && front.song().id !== sound.song()?.id ? front.song() : null;
}

export function playPause() {
    if (sound.isPlaying()) {
        sound.pause();
        return true;
    }

    const next = waiting();
    if (next !== null) {
        sound.load(next);
    }

    return sound.song() !== null && (sound.play(), true);
}

/** Plays a song that a page shows, whatever plays now. */
export function playThis(id) {
    const view = [...views].find(one => one.song()?.id === id);
    if (view && sound.song()?.id !== id) {
        sound.load(view.song());
    }

    if (sound.song()?.id === id) {
        sound.play();
    }
}

export function playPart(name) {
    const next = waiting();
    if (next !== null) {
        sound.load(next);
    }

    return sound.song() !== null && (sound.playPart(name), true);
}

/** Plays a song that no page needs to show (yet): whole, or one of its parts. */
export function playSong(id, title, part = null) {
    if (sound.song()?.id !== id) {
        sound.load([...views].map(view => view.song()).find(song => song?.id === id) ?? { id, title, parts: null, grid: null });
    }

    if (part === null) {
        sound.play();
    } else {
        sound.playPart(part);
    }
}

export function setLoop(on) {
    sound.setLoop(on);
    return true;
}

export const setAuto = on => sound.setAuto(on);

export const setClicks = on => sound.setClicks(on);

/** Puts the picture of songs into an element, which is marked with the song's id once it is drawn. */
export function createView(element, options) {
    if (element === null) {
        return null; // the page changed before the script came
    }

    let song = null;
    let duration = 0;
    const fetches = { current: null };
    const waveform = createWaveform(element, {
        ...options,
        onSeek(time) {
            if (song?.id !== sound.song()?.id) {
                const plays = sound.isPlaying();
                sound.load(song, time);
                if (plays) {
                    sound.play();
                }
            } else {
                sound.seek(time);
            }
        },
        onPart(name) {
            playPart(name);
        },
    });
    const view = {
        song: () => song,
        follow() {
            if (song !== null && element.dataset.song === song.id && sound.song()?.id === song.id) {
                waveform.showTime(sound.time());
            }
        },
        /** Another song is in front; what it is comes later. Music moves along where a person wants that. */
        expect(id, title) {
            fetches.current?.abort();
            song = { id, title, parts: null, grid: null };
            delete element.dataset.song;
            const state = sound.state();
            if (state.isAuto && state.isPlaying && state.id !== id) {
                sound.load(song);
                if (state.part !== null) {
                    sound.playPart(state.part);
                } else {
                    sound.play();
                }
            }
        },
        /** What the server knows of the song by now. @returns false when another one came meanwhile */
        async show(id, length, parts, grid) {
            if (song?.id !== id) {
                return false;
            }

            song = { ...song, duration: length, parts, grid };
            duration = length;
            if (sound.song()?.id === id) {
                sound.know(parts, grid);
            }

            fetches.current = new AbortController();
            try {
                const answer = await fetch(`/songs/${id}/peaks`, { signal: fetches.current.signal });
                const peaks = answer.ok ? await answer.arrayBuffer() : null;
                if (peaks === null || song?.id !== id) {
                    return false;
                }

                await waveform.draw(peaks, duration, parts, song.grid);
            } catch (error) {
                // Another song came, or the page was left.
                if (error.name === 'AbortError' || !views.has(view)) {
                    return false;
                }

                throw error;
            }

            if (song?.id !== id) {
                return false;
            }

            element.dataset.song = id;
            waveform.showTime(sound.song()?.id === id ? sound.time() : 0);
            return true;
        },
        /** Other beats of the same song. */
        setGrid(grid) {
            song = { ...song, grid };
            waveform.setGrid(grid);
            if (sound.song()?.id === song.id) {
                sound.setGrid(grid);
            }
        },
        /** Moves the beats, seconds; 0 for half a beat. */
        nudge(seconds) {
            const { grid } = song;
            if (grid) {
                const step = seconds || (grid.beats.at(-1) - grid.beats[0]) / (grid.beats.length - 1) / 2;
                view.setGrid({ ...grid, offset: grid.offset + step });
            }
        },
        zoomIn: isNearer => waveform.zoomIn(isNearer),
        dispose() {
            fetches.current?.abort();
            views.delete(view);
            front = front === view ? [...views].at(-1) ?? null : front;
            waveform.dispose();
        },
    };
    views.add(view);
    front = view;
    return view;
}
