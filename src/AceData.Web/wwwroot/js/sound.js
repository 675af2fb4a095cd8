// The sound of a window: one audio element that lives as long as it, parts of a song that are played as one, loops. It knows nothing of pages.
import { createClickTrack } from './beatGrid.js';

const enough = 3; // HAVE_FUTURE_DATA
const notSupported = [3, 4]; // of MediaError: the browser cannot decode it, or does not play such files

/** What a person switched in an earlier visit; a browser may forbid to keep it. */
function remembered(name, fallback) {
    try {
        return JSON.parse(localStorage.getItem(`acedata.player.${name}`)) ?? fallback;
    } catch {
        return fallback;
    }
}

function remember(name, value) {
    try {
        localStorage.setItem(`acedata.player.${name}`, JSON.stringify(value));
    } catch {
        // It holds for this visit.
    }
}

/** Where a part with one of these names lies; undefined for none. */
export function partOf(parts, name) {
    return parts?.find(part => part.names.includes(name));
}

/** True when playing on from one moment to another ran over the end of a part; who jumps behind it does not. */
export function ranOver(part, from, to) {
    return from !== null && from >= part.start && from < part.end && to >= part.end;
}

/**
 * Makes the sound. A song is `{ id, title, parts, grid }`: parts `[{ names, start, end }]` in seconds, null while the server still
 * looks at the song; grid as beatGrid.js has it, or null.
 * @param media an audio element
 */
export function createSound(media) {
    const listeners = new Set();
    const clicks = createClickTrack(media);
    let song = null;
    let part = null; // what is played as one
    let isLoop = remembered('loop', false);
    let isPartLoop = false; // a part that was asked for by its key repeats without the switch
    let isAuto = remembered('auto', false);
    let wish = null; // the name of a part that is to be played once it is known where it lies
    let isCopy = false;
    let before = null;
    let frame = null;

    media.preload = 'metadata';
    media.volume = Math.min(1, Math.max(0, remembered('volume', 0.8)));

    function tell(event, value) {
        listeners.forEach(listener => listener(event, value));
    }

    function choose(next, loops) {
        if (part !== next || isPartLoop !== loops) {
            [part, isPartLoop] = [next, loops];
            tell('state');
        }
    }

    function address() {
        return `/songs/${song.id}/audio${isCopy ? '?copy' : ''}`;
    }

    function jump(time) {
        before = null;
        media.currentTime = time;
        tell('time');
    }

    async function play() {
        try {
            await media.play();
        } catch {
            // A pause or another song came first, or the element says why: its error event. Or no click or key came before it,
            // and the browser waits for one: the button shows that nothing plays.
        }
    }

    function playPart(found) {
        choose(found, true);
        jump(found.start);
        return play();
    }

    function onTime() {
        const time = media.currentTime;
        if (part !== null && !media.paused && ranOver(part, before, time)) {
            if (isLoop || isPartLoop) {
                jump(part.start);
            } else {
                choose(null, false);
            }
        }

        before = media.currentTime;
        tell('time');
    }

    // The element tells its time four times a second: too seldom for the end of a loop.
    function onFrame() {
        onTime();
        frame = media.paused ? null : requestAnimationFrame(onFrame);
    }

    media.addEventListener('timeupdate', onTime);
    media.addEventListener('play', () => {
        frame ??= requestAnimationFrame(onFrame);
        tell('state');
    });
    for (const event of ['pause', 'waiting', 'playing', 'volumechange']) {
        media.addEventListener(event, () => tell('state'));
    }

    for (const event of ['durationchange', 'seeked', 'canplay']) {
        media.addEventListener(event, () => tell('time'));
    }

    media.addEventListener('ended', () => {
        if (part !== null && (isLoop || isPartLoop)) {
            jump(part.start);
            play();
        } else if (isLoop) {
            jump(0);
            play();
        } else {
            choose(null, false);
            tell('ended', song.id);
        }
    });
    media.addEventListener('error', () => {
        if (song === null || !media.error || !media.hasAttribute('src')) {
            return;
        }

        if (!isCopy && notSupported.includes(media.error.code)) {
            const time = before ?? 0;
            isCopy = true;
            tell('copy', song.id);
            media.src = address();
            media.currentTime = time;
            play();
        } else {
            tell('error', song.id);
        }
    });

    return {
        /** Hears `time`, `state`, `song`, `copy` (id), `error` (id), `ended` (id). */
        listen(listener) {
            listeners.add(listener);
            return () => listeners.delete(listener);
        },
        /** Takes another song; only its head is fetched before it is played. */
        load(next, at = 0) {
            [song, wish, isCopy, before] = [next, null, false, null];
            choose(null, false);
            clicks.setGrid(next.grid ?? null);
            media.src = address();
            if (at > 0) {
                media.currentTime = at;
            }

            tell('song');
        },
        /** What the server found out about the song that is loaded. */
        know(parts, grid) {
            song = { ...song, parts, grid };
            clicks.setGrid(grid);
            const found = partOf(parts, wish);
            if (found) {
                wish = null;
                playPart(found);
            }
        },
        setGrid(grid) {
            song = { ...song, grid };
            clicks.setGrid(grid);
        },
        play,
        pause: () => media.pause(),
        /** A part over and over: at once, or as soon as it is known where it lies. */
        playPart(name) {
            const found = partOf(song?.parts, name);
            if (found) {
                playPart(found);
            } else if (song !== null && song.parts === null) {
                wish = name;
            }
        },
        /** To a moment, seconds. Outside of the part that is played it is played no more. */
        seek(time) {
            if (part !== null && (time < part.start || time >= part.end)) {
                choose(null, false);
            }

            jump(time);
        },
        skip(seconds) {
            this.seek(Math.min(Math.max(0, media.currentTime + seconds), media.duration || 0));
        },
        setLoop(on) {
            isLoop = on;
            isPartLoop = false;
            remember('loop', on);
            tell('state');
        },
        setAuto(on) {
            isAuto = on;
            remember('auto', on);
            tell('state');
        },
        setVolume(volume) {
            media.volume = Math.min(1, Math.max(0, volume));
            remember('volume', media.volume);
        },
        setClicks: on => clicks.setOn(on),
        song: () => song,
        time: () => media.currentTime,
        duration: () => Number.isFinite(media.duration) ? media.duration : song?.duration ?? 0,
        isPlaying: () => !media.paused,
        state: () => ({
            id: song?.id ?? null,
            title: song?.title ?? null,
            part: part?.names[0] ?? wish,
            isPlaying: !media.paused,
            isWaiting: !media.paused && media.readyState < enough,
            isLoop: isLoop || isPartLoop,
            isAuto,
            volume: media.volume,
        }),
        dispose() {
            cancelAnimationFrame(frame);
            listeners.clear();
            clicks.dispose();
            media.pause();
            media.removeAttribute('src');
            media.load();
        },
    };
}
