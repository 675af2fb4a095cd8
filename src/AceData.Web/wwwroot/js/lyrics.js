import { commandOf, offHotkey, onHotkey } from "./shell.js";

// The text field of the lyrics editor. The browser holds the text: what is typed is kept in the tab at once (a lost server or
// a crashed page loses nothing), goes to the server when the person pauses or leaves the field, and is forgotten once saved.
const pauseMs = 300; // with the way to the file less than half a second
const longestCommand = 20_000; // characters; browsers insert longer texts line by line, which takes minutes
const prefix = "acedata-lyrics:";
const numbers = new Map(); // song → number of its last change in this window
const textCommands = new Set(["save-next", "next-in-field", "previous-in-field"]);
const editors = new WeakMap(); // field → { isSent, send }

function keep(song, base, text) {
    try { sessionStorage.setItem(prefix + song, JSON.stringify({ base, text })); } catch { /* full: the server has it in a moment */ }
}

function kept(song) {
    try { return JSON.parse(sessionStorage.getItem(prefix + song)); } catch { return null; }
}

/**
 * Makes a textarea the editor of a song, and the buttons around it act on it without a way to the server: whoever types on
 * after a click types into the field.
 * @returns the draft of this tab, or null; one that is too long to be saved is put back into the field here
 */
export function attach(field, owner, song, base, text, longest, isFocused) {
    let timer = 0;
    const editor = { isSent: true, send };
    editors.set(field, editor);

    function send() {
        clearTimeout(timer);
        if (editor.isSent) { return Promise.resolve(); }
        editor.isSent = true;
        return (field.value.length > longest
            ? owner.invokeMethodAsync("TooLong", field.value.length)
            : owner.invokeMethodAsync("Typed", numbers.get(song) ?? 0, field.dataset.base || null, field.value)).catch(() => { editor.isSent = false; });
    }

    field.value = text;
    field.addEventListener("input", () => {
        editor.isSent = false;
        numbers.set(song, (numbers.get(song) ?? 0) + 1);
        keep(song, field.dataset.base || null, field.value);
        clearTimeout(timer);
        timer = setTimeout(send, pauseMs);
    });
    field.addEventListener("blur", send);
    field.addEventListener("keydown", event => {
        const command = commandOf(event);
        // What stands on a plain key writes or moves in the text.
        if (event.ctrlKey || event.altKey ? !textCommands.has(command) : command !== "leave" || event.key.length === 1) { return; }
        event.preventDefault();
        event.stopPropagation();
        if (command === "leave") {
            field.blur();
            focus("lyrics-songs");
            return;
        }
        send().then(() => owner.invokeMethodAsync("OnHotkey", command)).catch(() => { /* the draft is kept */ });
    });
    field.closest(".lyrics-editor").addEventListener("click", event => {
        const { insert, goLine, changeLine: line, seen, instead } = event.target.closest("button")?.dataset ?? {};
        if (insert) { insertSection(field, insert); }
        if (goLine) { goToLine(field, Number(goLine)); }
        if (line) { changeLine(field, Number(line), seen, instead ?? null); }
    });
    field.dataset.base = base ?? "";
    if (isFocused) { field.focus(); field.setSelectionRange(0, 0); }

    const draft = kept(song);
    if (draft === null || typeof draft.text !== "string") { return null; }
    if (draft.text.length > longest) {
        field.value = draft.text;
        owner.invokeMethodAsync("TooLong", draft.text.length);
        return null;
    }
    return draft;
}

/** Shows another text, such as the one of another window. What was typed and not sent yet goes first, unless the person chose. */
export function show(field, text, base, isChosen) {
    const editor = editors.get(field);
    if (!isChosen && editor && !editor.isSent) {
        editor.send();
        return;
    }
    field.value = text;
    field.dataset.base = base ?? "";
}

/** The change with this number is in the file: its draft is not needed any more, a later one stands on the new file. */
export function saved(song, number, base) {
    const field = document.querySelector(`textarea[data-song="${song}"]`);
    if (field) { field.dataset.base = base ?? ""; }
    if ((numbers.get(song) ?? 0) === number) {
        forget(song);
    } else if (kept(song) !== null) {
        keep(song, base, kept(song).text);
    }
}

export function forget(song) {
    sessionStorage.removeItem(prefix + song);
}

/** Writes as if it were typed, so that the field's own undo takes it back. */
function type(field, from, to, text) {
    field.focus();
    field.setSelectionRange(from, to);
    if (text.length > longestCommand || !document.execCommand(text === "" ? "delete" : "insertText", false, text)) {
        field.setRangeText(text, from, to, "end");
        field.dispatchEvent(new Event("input", { bubbles: true }));
    }
}

/** Where a section goes: a line of its own, before the line of the caret, or behind it when the caret is at its end. */
function sectionPlace(text, caret, tag) {
    const start = text.lastIndexOf("\n", caret - 1) + 1;
    const end = text.indexOf("\n", caret) < 0 ? text.length : text.indexOf("\n", caret);
    const isEmpty = text.slice(start, end).trim() === "";
    if (isEmpty) {
        return { from: start, to: end, insert: tag + (end === text.length ? "\n" : ""), caret: start + tag.length + 1 };
    }
    return caret === end
        ? { from: end, to: end, insert: "\n" + tag + (end === text.length ? "\n" : ""), caret: end + tag.length + 2 }
        : { from: start, to: start, insert: tag + "\n", caret: caret + tag.length + 1 };
}

function insertSection(field, tag) {
    const place = sectionPlace(field.value, field.selectionEnd, tag);
    type(field, place.from, place.to, place.insert);
    field.setSelectionRange(place.caret, place.caret);
}

function lineRange(text, line) {
    let from = 0;
    for (let i = 0; i < line; i++) {
        const next = text.indexOf("\n", from);
        if (next < 0) { return null; }
        from = next + 1;
    }
    const end = text.indexOf("\n", from);
    return { from, to: end < 0 ? text.length : end };
}

/** Shows a line and puts the caret there. */
function goToLine(field, line) {
    const range = lineRange(field.value, line);
    if (range === null) { return; }
    field.focus();
    field.setSelectionRange(range.from, range.to);
    const height = parseFloat(getComputedStyle(field).lineHeight);
    field.scrollTop = Math.max(0, line * height - field.clientHeight / 2);
}

/** Changes a line if it still says what was seen; null takes it away. */
function changeLine(field, line, seen, instead) {
    const range = lineRange(field.value, line);
    if (range === null || field.value.slice(range.from, range.to).trim() !== seen) { return; }
    if (instead !== null) {
        type(field, range.from, range.to, instead);
    } else {
        const isLast = range.to === field.value.length;
        type(field, isLast && range.from > 0 ? range.from - 1 : range.from, isLast ? range.to : range.to + 1, "");
    }
}

/** Puts a whole new text into the field, as one step of its own undo. */
export function replaceAll(field, text) {
    type(field, 0, field.value.length, text);
}

const places = { accept: "lyrics-text", leave: "lyrics-songs" };

function focus(place) {
    document.querySelector(`[data-testid=${place}]`)?.focus();
}

/** What the keys of the page move the focus to, at once: the next letters are already on their way. The text field has its own. */
export function listen() {
    const page = document.querySelector(".lyrics-page");
    const leaveField = event => {
        if (!event.defaultPrevented && event.target.matches("input:not([type=checkbox])") && commandOf(event) === "leave" && event.key.length > 1) {
            event.preventDefault();
            focus(places.leave);
        }
    };
    page.addEventListener("keydown", leaveField);
    for (const [command, place] of Object.entries(places)) { onHotkey(command, () => focus(place)); }
    return {
        dispose() {
            page.removeEventListener("keydown", leaveField);
            Object.keys(places).forEach(offHotkey);
        },
    };
}
