// The picture of a song: wavesurfer.js with what the server drew, the parts as regions, the beat grid. It plays nothing itself: it
// shows where the sound is, and says where a person wants to be.
import WaveSurfer from '../lib/wavesurfer/wavesurfer.esm.js';
import Regions from '../lib/wavesurfer/plugins/regions.esm.js';
import { defineBeatGrid } from './beatGrid.js';

const wholeShare = 0.98; // a part that is all of the song needs no mark
const zoomStep = 2;
const widestPxPerSecond = 400;

/** The server's bytes (maxima, then minima, −127…127) as the two halves of a waveform. */
export function channelsOf(buffer) {
    const values = Float32Array.from(new Int8Array(buffer), value => value / 127);
    return [values.subarray(0, values.length / 2), values.subarray(values.length / 2)];
}

function colors() {
    const style = getComputedStyle(document.documentElement);
    const of = name => style.getPropertyValue(name).trim();
    return {
        waveColor: of('--faint'),
        progressColor: of('--accent'),
        cursorColor: of('--text'),
        regionColor: `color-mix(in srgb, ${of('--accent')} 12%, transparent)`,
        beatColor: `color-mix(in srgb, ${of('--text')} 28%, transparent)`,
        barColor: of('--warn'),
    };
}

/**
 * Makes a picture inside an element.
 * @param onSeek called with seconds
 * @param onPart called with the name of a part that was double-clicked
 */
export function createWaveform(element, { height, label, onSeek, onPart }) {
    let paint = colors();
    const surfer = WaveSurfer.create({ container: element, height, cursorWidth: 2, dragToSeek: true, waveColor: paint.waveColor, progressColor: paint.progressColor, cursorColor: paint.cursorColor });
    const regions = surfer.registerPlugin(Regions.create());
    const beatGrid = surfer.registerPlugin(defineBeatGrid(WaveSurfer).create({ beatColor: paint.beatColor, barColor: paint.barColor }));

    // The scroll box can be reached by keys and says what it is; pictures are not read out.
    const scrollBox = surfer.getWrapper().parentElement;
    scrollBox.tabIndex = 0;
    scrollBox.setAttribute('role', 'group');
    scrollBox.setAttribute('aria-label', label);
    for (const part of surfer.getWrapper().children) {
        part.setAttribute('aria-hidden', 'true');
    }

    let zoom = 0;
    let isDragged = false;
    const seekTo = share => onSeek(share * surfer.getDuration());
    surfer.on('click', seekTo);
    surfer.on('dragstart', () => { isDragged = true; });
    surfer.on('dragend', share => {
        isDragged = false;
        seekTo(share);
    });
    regions.on('region-double-clicked', region => onPart(region.id));

    function repaint() {
        paint = colors();
        surfer.setOptions({ waveColor: paint.waveColor, progressColor: paint.progressColor, cursorColor: paint.cursorColor });
        beatGrid.setColors(paint.beatColor, paint.barColor);
        regions.getRegions().forEach(region => region.setOptions({ color: paint.regionColor }));
    }

    const theme = new MutationObserver(repaint);
    theme.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    const system = matchMedia('(prefers-color-scheme: dark)');
    system.addEventListener('change', repaint);

    function fits() {
        return surfer.getWidth() / surfer.getDuration();
    }

    return {
        /** Draws a song. @param parts `[{ names, start, end, label }]` */
        async draw(peaks, duration, parts, grid) {
            zoom = 0;
            regions.clearRegions();
            beatGrid.setGrid(null);
            await surfer.load('', channelsOf(peaks), duration);
            surfer.zoom(0);
            for (const { names, start, end, label: text } of parts.filter(part => part.end - part.start < duration * wholeShare)) {
                regions.addRegion({ id: names[0], start, end, content: text ?? undefined, color: paint.regionColor, drag: false, resize: false });
            }

            beatGrid.setGrid(grid);
        },
        setGrid: grid => beatGrid.setGrid(grid),
        /** Where the sound is, seconds. */
        showTime(time) {
            if (!isDragged && surfer.getDecodedData()) {
                surfer.setTime(time);
            }
        },
        /** Nearer with `true`, wider with `false`. */
        zoomIn(isNearer) {
            if (surfer.getDecodedData()) {
                const least = fits();
                zoom = Math.min(widestPxPerSecond, Math.max(least, (zoom || least) * (isNearer ? zoomStep : 1 / zoomStep)));
                surfer.zoom(zoom <= least ? 0 : zoom);
            }
        },
        dispose() {
            theme.disconnect();
            system.removeEventListener('change', repaint);
            surfer.destroy();
        },
    };
}
