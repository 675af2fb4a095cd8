// Small things that only the browser can do.
import { leaveFieldsByKeys } from "./fields.js";
import { createHotkeys, keyName } from "./hotkeys.js";
import { restoreTyped as restore } from "./typed.js";

/** Keeps a choice that the server needs for the first picture. Strict: no other site makes the browser send it. */
export function remember(name, value) {
    document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=31536000; samesite=strict`;
}

export function forget(name) {
    document.cookie = `${name}=; path=/; max-age=0; samesite=strict`;
}

/** Colours of our own parts; MudBlazor's are switched by its theme provider. */
export function setTheme(theme) {
    document.documentElement.dataset.theme = theme;
}

/** True where the system asks for dark colours. */
export function systemIsDark() {
    return matchMedia("(prefers-color-scheme: dark)").matches;
}

/** Moves the focus to the first element that fits, and says whether there was one. */
export function focus(selector) {
    const element = document.querySelector(selector);
    element?.focus();
    return element !== null;
}

/** Gives a field back what was typed before the page was loaded anew. */
export function restoreTyped(selector) {
    restore(document.querySelector(selector));
}

export { keptPlace } from "./typed.js";

export function localGet(key) {
    return localStorage.getItem(key);
}

export function localSet(key, value) {
    localStorage.setItem(key, value);
}

export async function copyText(text) {
    await navigator.clipboard.writeText(text);
}

/** A tab that is not looked at tells its state by the title, and by a notification if the person allowed it. */
export function notify(title, body) {
    if (localStorage.getItem("acedata-sound") === "on") {
        chime();
    }

    if (document.hidden && "Notification" in window && Notification.permission === "granted" && localStorage.getItem("acedata-notify") !== "off") {
        new Notification(title, { body });
    }
}

/** Two short soft tones, made here: no file is loaded. */
export function chime() {
    const audio = new AudioContext();
    for (const [at, hertz] of [[0, 659], [0.18, 880]]) {
        const tone = audio.createOscillator(), volume = audio.createGain();
        tone.frequency.value = hertz;
        volume.gain.setValueAtTime(0.15, audio.currentTime + at);
        volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + at + 0.35);
        tone.connect(volume).connect(audio.destination);
        tone.start(audio.currentTime + at);
        tone.stop(audio.currentTime + at + 0.4);
    }

    setTimeout(() => audio.close(), 1_000);
}

/** Gives the bytes of a text to the person as a file. */
export function saveText(name, bytes) {
    const address = URL.createObjectURL(new Blob([bytes], { type: "text/plain" }));
    const link = document.createElement("a");
    link.href = address;
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Shows and selects a line of a text field; lines count from 1. */
export function selectLine(selector, line) {
    const field = document.querySelector(selector);
    const lines = field.value.split("\n");
    const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
    field.focus();
    field.setSelectionRange(start, start + (lines[line - 1] ?? "").length);
    field.scrollTop = Math.max(0, (line - 4) * parseFloat(getComputedStyle(field).lineHeight));
}

let hotkeys = null;
const local = new Map();

/** A command that a script carries out itself, whenever keys are listened to. */
export function onHotkey(command, action) {
    local.set(command, action);
    hotkeys?.on(command, action);
}

/** The script's page is left: the command is the page's again. */
export function offHotkey(command) {
    local.delete(command);
    hotkeys?.off(command);
}

/** The command of a key press in a field that has keys of its own; null for none. */
export function commandOf(event) {
    return hotkeys?.commandOf(event) ?? null;
}

/** Listens to the keys of this window. */
export function startHotkeys(dotnet, table, letters) {
    if (hotkeys === undefined || hotkeys === null) {
        leaveFieldsByKeys();
    }

    hotkeys?.dispose();
    hotkeys = createHotkeys(dotnet, table);
    hotkeys.setCharacters(letters);
    // Into a field at once: the next letters are already on their way.
    hotkeys.on("filter", () => focus("#filter"));
    hotkeys.on("add-tag", () => focus("#add-tag"));
    document.documentElement.dataset.keys = "on"; // whoever drives the page by keys knows from when on
    local.forEach((action, command) => hotkeys.on(command, action));
}

export function setHotkeys(table, letters) {
    hotkeys?.setTable(table);
    hotkeys?.setCharacters(letters);
}

/** The name of the next key press; null when it is Escape, or nothing comes. Nothing else hears of it. */
export function readKey() {
    return new Promise(resolve => {
        const end = name => {
            removeEventListener("keydown", hear, true);
            clearTimeout(late);
            resolve(name);
        };
        const hear = event => {
            const name = keyName(event);
            event.preventDefault();
            event.stopImmediatePropagation();
            if (name !== null) { end(name === "Escape" ? null : name); }
        };
        const late = setTimeout(() => end(null), 15_000);
        addEventListener("keydown", hear, true);
    });
}

export async function askForNotifications() {
    return "Notification" in window ? await Notification.requestPermission() : "denied";
}

export function notificationState() {
    return "Notification" in window ? Notification.permission : "denied";
}

let prefix = "";
let isUntilSeen = false;

addEventListener("visibilitychange", () => { if (isUntilSeen && !document.hidden) { titlePrefix(""); } });

/**
 * What stands before the page's own title: how far the running job is, or how it ended, until the tab is seen. Blazor changes the
 * title when the page changes.
 */
export function titlePrefix(text, untilSeen = false) {
    isUntilSeen = untilSeen;
    if (untilSeen && !document.hidden) { text = ""; }
    const own = document.title.startsWith(prefix) ? document.title.slice(prefix.length) : document.title;
    prefix = text;
    document.title = text + own;
}

export function isAtEnd(element) {
    return element.scrollHeight - element.scrollTop - element.clientHeight < 30;
}

export function scrollToEnd(element) {
    element.scrollTop = element.scrollHeight;
}

/** Shows the end of a box whose lines come only after it, until the person goes somewhere else in it. */
export function beginAtEnd(element) {
    const lines = new MutationObserver(() => scrollToEnd(element));
    lines.observe(element, { attributes: true, childList: true, subtree: true });

    // The list asks for lines when its empty part comes into sight. When that part fills the box before the list listens, it is in
    // sight already and never comes: so it is moved out and back until the last line is there.
    const nudge = setInterval(() => {
        if (element.querySelector(".job-line") === null) { return; }
        if (element.lastElementChild.offsetHeight === 0) { clearInterval(nudge); return; }
        element.scrollTop = 0;
        requestAnimationFrame(() => requestAnimationFrame(() => scrollToEnd(element)));
    }, 250);
    const end = () => { lines.disconnect(); clearInterval(nudge); };
    setTimeout(() => clearInterval(nudge), 20000);
    for (const touch of ["wheel", "pointerdown", "keydown"]) {
        element.addEventListener(touch, end, { once: true, passive: true });
    }

    scrollToEnd(element);
}

const scrolled = new Map();

/** Brings a box to where it was scrolled when it was last seen under this name, and remembers where it goes. */
export function keepScroll(element, name) {
    element.scrollTop = scrolled.get(name) ?? 0;
    element.addEventListener("scroll", () => scrolled.set(name, element.scrollTop), { passive: true });
}

/** Scrolls a list of equally high rows just so far that a row is seen below its heading. */
export function bringRowIntoSight(element, place, height) {
    const head = height, top = place * height, bottom = top + height;
    if (top < element.scrollTop) {
        element.scrollTop = top;
    } else if (bottom + head > element.scrollTop + element.clientHeight) {
        element.scrollTop = bottom + head - element.clientHeight;
    }
}

/** Focuses the element at this place among those that fit, the last one if there are fewer, else another one. */
export function focusNth(selector, place, otherwise) {
    const from = document.activeElement, begin = performance.now();
    const look = () => {
        // What had the focus may still be there, since the picture without it is on its way.
        if (from?.matches(selector) && from.isConnected && performance.now() - begin < 2000) { requestAnimationFrame(look); return; }
        // The person may have gone on meanwhile; only a focus that went with its element is put somewhere.
        if (document.activeElement !== null && document.activeElement !== document.body) { return; }
        const all = document.querySelectorAll(selector);
        (all[Math.min(place, all.length - 1)] ?? document.querySelector(otherwise))?.focus();
    };
    look();
}
