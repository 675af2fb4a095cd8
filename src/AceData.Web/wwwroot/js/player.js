// The player: wavesurfer.js with a picture made by the server, the segments as regions, the beat grid, clicks, and loops.

import WaveSurfer from '/_content/AceData.Web/lib/wavesurfer/wavesurfer.esm.js';
import Regions from '/_content/AceData.Web/lib/wavesurfer/plugins/regions.esm.js';
import { createClickTrack, defineBeatGrid } from './beatGrid.js';

const positionMs = 250;
const defaults = {
    height: 96,
    waveColor: '#8d95a1',
    progressColor: '#7cc4ff',
    cursorColor: '#e9ebee',
    regionColor: 'rgba(124, 196, 255, 0.16)',
    beatColor: 'rgba(141, 149, 161, 0.45)',
    barColor: 'rgba(245, 196, 81, 0.75)',
    label: 'Waveform',
};

/** What a person set in an earlier visit; a browser may forbid to keep it. */
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

/** The server's bytes (maxima, then minima, −127…127) as the two halves of a waveform. */
export function channelsOf(bytes) {
    const values = Float32Array.from(new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength), value => value / 127);
    return [values.subarray(0, values.length / 2), values.subarray(values.length / 2)];
}

/**
 * Makes the player inside an element.
 * @param dotnet gets OnPosition(seconds) at most 4 times a second, OnPlaying(bool), OnEnded(), OnRegion(name or null), OnError(url, code)
 *   with the code of MediaError (3 and 4: it cannot play this file, ask for a copy)
 */
export function createPlayer(element, dotnet, options) {
    const settings = { ...defaults, ...options };
    const media = new Audio();
    media.preload = 'metadata';
    media.volume = Math.min(1, Math.max(0, remembered('volume', 0.8)));
    const surfer = WaveSurfer.create({
        container: element,
        media,
        height: settings.height,
        waveColor: settings.waveColor,
        progressColor: settings.progressColor,
        cursorColor: settings.cursorColor,
        cursorWidth: 2,
        dragToSeek: true,
        cspNonce: settings.nonce,
    });
    const regions = surfer.registerPlugin(Regions.create());
    const beatGrid = surfer.registerPlugin(defineBeatGrid(WaveSurfer).create({ beatColor: settings.beatColor, barColor: settings.barColor }));
    const clicks = createClickTrack(media);

    // The scroll box can be reached by keys and says what it is; pictures are not read out.
    const scrollBox = surfer.getWrapper().parentElement;
    scrollBox.tabIndex = 0;
    scrollBox.setAttribute('role', 'group');
    scrollBox.setAttribute('aria-label', settings.label);
    for (const part of surfer.getWrapper().children) {
        part.setAttribute('aria-hidden', 'true');
    }

    let url = null;
    let segments = [];
    let grid = null;
    let current = null; // the segment that is played as one
    let lastTime = null;
    let toldAt = -positionMs;
    let waiting = null;
    let loop = remembered('loop', false);
    let autoNext = remembered('autoNext', false);
    let isDisposed = false;

    function tell(method, ...values) {
        if (!isDisposed) {
            dotnet?.invokeMethodAsync(method, ...values).catch(() => { /* the page is being left */ });
        }
    }

    function choose(segment) {
        if (current !== segment) {
            current = segment;
            tell('OnRegion', segment?.names[0] ?? null);
        }
    }

    function tellPosition() {
        const wait = toldAt + positionMs - performance.now();
        if (wait <= 0) {
            clearTimeout(waiting);
            waiting = null;
            toldAt = performance.now();
            tell('OnPosition', media.currentTime);
        } else {
            // The last of many is always told.
            waiting ??= setTimeout(tellPosition, wait + 1);
        }
    }

    function jump(time) {
        lastTime = null;
        media.currentTime = time;
    }

    async function play() {
        try {
            await media.play();
            return true;
        } catch (error) {
            // Interrupted by a pause or the next song; or no click or key press has come before, and the browser waits for one.
            if (error.name !== 'AbortError' && error.name !== 'NotAllowedError' && media.error === null) {
                tell('OnError', url, 0);
            }

            return false;
        }
    }

    function playSegment(segment) {
        choose(segment);
        jump(segment.start);
        return play();
    }

    // Only running over its end ends a segment: who jumps behind it wants to be there.
    function onTime() {
        tellPosition();
        const time = media.currentTime;
        const passed = current !== null && !media.paused && lastTime !== null && lastTime >= current.start && lastTime < current.end && time >= current.end;
        lastTime = time;
        if (passed) {
            onSegmentEnd();
        }
    }

    function onSegmentEnd() {
        if (loop) {
            jump(current.start);
        } else if (autoNext) {
            playSegment(segments[(segments.indexOf(current) + 1) % segments.length]);
        } else {
            choose(null);
        }
    }

    const mediaEvents = {
        // The one of the element also comes while the tab is hidden.
        timeupdate: onTime,
        play: () => tell('OnPlaying', true),
        pause: () => {
            tell('OnPlaying', false);
            tellPosition();
        },
        seeking: () => {
            lastTime = null;
        },
        seeked: () => tellPosition(),
        ended: () => {
            if (current !== null && (loop || autoNext)) {
                onSegmentEnd();
                play();
            } else {
                tell('OnEnded');
            }
        },
        error: () => {
            if (media.error && url !== null) {
                tell('OnError', url, media.error.code);
            }
        },
    };
    Object.entries(mediaEvents).forEach(([event, action]) => media.addEventListener(event, action));
    surfer.on('timeupdate', onTime);
    regions.on('region-clicked', (region, event) => {
        if (event.detail === 2) {
            event.stopPropagation();
            playSegment(segments.find(segment => segment.names.join(' ') === region.id));
        }
    });

    function showRegions(parts) {
        segments = parts ?? [];
        regions.clearRegions();
        for (const { names, start, end, label } of segments) {
            regions.addRegion({ id: names.join(' '), start, end, content: label ?? names.join(', '), color: settings.regionColor, drag: false, resize: false });
        }
    }

    function showGrid(next) {
        grid = next && next.beats.length > 1 ? { offset: 0, beatsPerBar: 4, firstBar: null, ...next } : null;
        beatGrid.setGrid(grid);
        clicks.setGrid(grid);
    }

    return {
        /**
         * Takes another song; nothing of the sound is fetched before it is played but its head.
         * @param peaks bytes of the server, or null when they are not made yet: `show` brings them later
         * @param duration seconds, or null when it is not known yet
         * @param parts [{ names, start, end, label }]
         * @param beats { beats, beatsPerBar, firstBar, offset }, or null
         */
        async load(source, peaks, duration, parts, beats, { label = settings.label, start = false } = {}) {
            url = source;
            choose(null);
            lastTime = null;
            scrollBox.setAttribute('aria-label', label);
            showRegions([]);
            showGrid(null);
            try {
                await surfer.load(source, peaks ? channelsOf(peaks) : [new Float32Array(2)], duration ?? undefined);
            } catch {
                // Another song came first, or the element said why: OnError.
                return false;
            }

            if (url !== source) {
                return false;
            }

            showRegions(parts);
            showGrid(beats);
            return start ? play() : true;
        },
        /** The picture of the song that is loaded, once the server has it; playing goes on. */
        show(peaks, duration, parts, beats) {
            surfer.setOptions({ peaks: channelsOf(peaks), duration });
            showRegions(parts);
            showGrid(beats);
        },
        setGrid: showGrid,
        /** Moves the grid; says by how much it is moved in all, seconds. */
        nudgeGrid(seconds) {
            if (grid !== null) {
                showGrid({ ...grid, offset: grid.offset + seconds });
            }

            return grid?.offset ?? 0;
        },
        /** Half a beat later. */
        halfBeat() {
            return grid === null ? 0 : this.nudgeGrid((grid.beats.at(-1) - grid.beats[0]) / (grid.beats.length - 1) / 2);
        },
        play,
        pause: () => media.pause(),
        playPause: () => media.paused ? play() : media.pause(),
        seek: jump,
        skip: seconds => jump(Math.min(Math.max(0, media.currentTime + seconds), surfer.getDuration())),
        /** Plays a segment; with loop, over and over. */
        playRegion(name, looped = loop) {
            const segment = segments.find(one => one.names.includes(name));
            if (segment === undefined) {
                return false;
            }

            loop = looped;
            remember('loop', looped);
            return playSegment(segment);
        },
        nextRegion: () => segments.length === 0 ? false : playSegment(segments[(segments.indexOf(current) + 1) % segments.length]),
        setLoop(on) {
            loop = on;
            remember('loop', on);

            // Looping where one is: the segment that is playing.
            if (on && current === null) {
                choose(segments.find(segment => media.currentTime >= segment.start && media.currentTime < segment.end) ?? null);
            }
        },
        setAutoNext(on) {
            autoNext = on;
            remember('autoNext', on);
        },
        setClicks: on => clicks.setOn(on),
        setVolume(volume) {
            media.volume = Math.min(1, Math.max(0, volume));
            remember('volume', media.volume);
        },
        zoom: pxPerSecond => surfer.getDecodedData() && surfer.zoom(pxPerSecond),
        setColors(colors) {
            Object.assign(settings, colors);
            surfer.setOptions({ waveColor: settings.waveColor, progressColor: settings.progressColor, cursorColor: settings.cursorColor });
            beatGrid.setColors(settings.beatColor, settings.barColor);
            regions.getRegions().forEach(region => region.setOptions({ color: settings.regionColor }));
        },
        /** What was kept from earlier visits, for the page's switches. */
        state: () => ({ volume: media.volume, loop, autoNext, position: media.currentTime, playing: !media.paused }),
        dispose() {
            isDisposed = true;
            clearTimeout(waiting);
            clicks.dispose();
            Object.entries(mediaEvents).forEach(([event, action]) => media.removeEventListener(event, action));
            surfer.destroy();
            media.pause();
            media.removeAttribute('src');
            media.load();
        },
    };
}
