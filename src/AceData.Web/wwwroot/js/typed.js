// What stood in fields when the page was loaded anew because its server had gone. Lyrics keep themselves (lyrics.js).
const place = "acedata-typed";

function kept() {
    try { return JSON.parse(sessionStorage.getItem(place)) ?? {}; } catch { return {}; }
}

/** Keeps the current song and what stands in every field that has a name for it, `data-keep`. */
export function keepTyped() {
    const fields = [...document.querySelectorAll("[data-keep]")].filter(field => field.value !== field.defaultValue);
    const song = document.querySelector("[data-current-song]")?.dataset.currentSong;
    try {
        sessionStorage.setItem(place, JSON.stringify({ ...Object.fromEntries(fields.map(field => [field.dataset.keep, field.value])), song }));
    } catch { /* full */ }
}

/** Gives a field back what stood in it, once; the page hears of it as of something typed. */
export function restoreTyped(field) {
    const text = takeKept(field?.dataset.keep);
    if (text) {
        field.value = text;
        field.dispatchEvent(new Event("input", { bubbles: true }));
    }
}

/** Where the person was: the current song, and whether its tags were shown as text; null when the page was not loaded anew. */
export function keptPlace() {
    const song = takeKept("song");
    return song === null ? null : { song, isText: kept()[`line ${song}`] !== undefined };
}

function takeKept(name) {
    const { [name]: text, ...rest } = kept();
    if (text !== undefined) { sessionStorage.setItem(place, JSON.stringify(rest)); }
    return text ?? null;
}
