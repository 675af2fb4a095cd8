// The one dispatcher of keys. A table says which key is which command; the page is told the command's name, never the key.
//
// An entry: { keys: "g s", command: "go-songs", inFields: "line", repeat: true }
//   keys      names as keyName makes them; a space between two that are pressed one after the other
//   inFields  where it acts besides outside of fields: "line" in single-line fields, "any" in every field; left out: in none
//   repeat    true when holding the key down repeats the command

const sequenceMs = 1000;
const textTypes = new Set(['text', 'search', 'url', 'tel', 'email', 'password', 'number', 'date', 'time', 'datetime-local', 'month', 'week', 'color', 'file']);
const fieldRoles = new Set(['textbox', 'searchbox', 'combobox', 'spinbutton']);
const arrows = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'];
const pressable = 'button, summary, input:not([type=range]), [role=button], [role=switch], [role=checkbox], [role=radio], [role=tab], [role=option], [role^=menuitem], [role=link], [role=treeitem]';
const steerable = 'select, input[type=radio], input[type=range], [role=radio], [role=slider], [role=tab], [role=listbox], [role=option], [role^=menu], [role=tree], [role=treeitem], [role=separator][tabindex]';

/** The name of a key press, such as `a`, `Shift+a`, `?`, `Ctrl+ArrowDown`, `Space`; null for what is never a command. */
export function keyName(event) {
    // AltGr writes characters, and Windows calls it Ctrl+Alt.
    if (event.isComposing || event.metaKey || event.getModifierState?.('AltGraph') || ['Dead', 'Process', 'Unidentified', 'Control', 'Shift', 'Alt', 'AltGraph', 'CapsLock'].includes(event.key)) {
        return null;
    }

    const isLetter = event.key.length === 1 && event.key.toLowerCase() !== event.key.toUpperCase();
    const isCharacter = event.key.length === 1 && event.key !== ' ';
    const key = event.key === ' ' ? 'Space' : isLetter ? event.key.toLowerCase() : event.key;
    const shift = event.shiftKey && (isLetter || !isCharacter); // the shift of ? is part of the character
    return [event.ctrlKey && 'Ctrl', event.altKey && 'Alt', shift && 'Shift', key].filter(Boolean).join('+');
}

/** True for keys that speech input may press by accident and that a person may switch off: characters without Ctrl and Alt. */
export function isCharacterKey(keys) {
    return [...keys.split(' ')].every(key => [...key.replace(/^Shift\+/, '')].length === 1);
}

/** What a table says to a key after those that were pressed just before: an entry, "prefix" when more must follow, or null. */
export function match(table, pressed) {
    const keys = pressed.join(' ');
    return table.find(entry => entry.keys === keys) ?? (table.some(entry => entry.keys.startsWith(keys + ' ')) ? 'prefix' : null);
}

/** What kind of field an element is: "line", "text", or null when it takes no text. */
export function fieldKind(element) {
    if (!element?.matches) {
        return null;
    }

    if (element.isContentEditable || element.matches('textarea')) {
        return 'text';
    }

    if (element.matches('input')) {
        return textTypes.has(element.type) ? 'line' : null;
    }

    const role = element.getAttribute('role');
    return element.matches('select') || fieldRoles.has(role) ? (element.getAttribute('aria-multiline') === 'true' ? 'text' : 'line') : null;
}

/** True when the focused element needs the key itself: Space presses a button, arrows move a slider. */
export function belongsToElement(element, name) {
    if (!element?.closest) {
        return false;
    }

    return (name === 'Space' && element.closest(pressable) !== null)
        || (name === 'Enter' && element.closest(`a[href], ${pressable}`) !== null)
        || (arrows.includes(name.split('+').at(-1)) && element.closest(steerable) !== null);
}

/** True when an entry acts where the focus is. */
export function acts(entry, field) {
    return field === null || entry.inFields === 'any' || (entry.inFields === 'line' && field === 'line');
}

/**
 * Listens to the keys of a page.
 * @param dotnet gets OnHotkey(command); null for none
 * @param table the entries
 */
export function createHotkeys(dotnet, table, root = document) {
    const local = new Map();
    let entries = table;
    let characters = true;
    let pressed = [];
    let pressedAt = 0;

    function onKeyDown(event) {
        const name = event.defaultPrevented ? null : keyName(event);
        if (name === null) {
            return;
        }

        const target = event.composedPath?.()[0] ?? event.target;
        const modal = root.querySelector('dialog:modal, [aria-modal=true]');
        const active = entries.filter(entry => (characters || !isCharacterKey(entry.keys)) && acts(entry, fieldKind(target)) && modal === null);
        pressed = event.timeStamp - pressedAt < sequenceMs ? [...pressed, name] : [name];
        pressedAt = event.timeStamp;
        let found = match(active, pressed);
        if (found === null && pressed.length > 1) {
            pressed = [name];
            found = match(active, pressed);
        }

        if (found !== 'prefix') {
            pressed = [];
        }

        if (found === null || belongsToElement(target, name)) {
            return;
        }

        const isDue = found !== 'prefix' && (!event.repeat || found.repeat);
        const here = isDue ? local.get(found.command) : undefined;
        if (here?.(event) === false) {
            return;
        }

        event.preventDefault();
        if (isDue && here === undefined) {
            dotnet?.invokeMethodAsync('OnHotkey', found.command).catch(() => { /* the page is being left */ });
        }
    }

    root.addEventListener('keydown', onKeyDown);
    return {
        /** The command of a key press, wherever the focus is; null for none. For fields that have keys of their own. */
        commandOf(event) {
            const name = keyName(event);
            return entries.find(entry => entry.keys === name && (characters || !isCharacterKey(entry.keys)))?.command ?? null;
        },
        /** Other keys for the commands. */
        setTable(next) {
            entries = next;
        },
        /** Single characters on or off (WCAG 2.1.4); the others stay. */
        setCharacters(on) {
            characters = on;
        },
        /** A command that is carried out here, without a way to the server: play, tap. Gets the event; `false` leaves the key to the browser. */
        on(command, action) {
            local.set(command, action);
        },
        off(command) {
            local.delete(command);
        },
        dispose() {
            root.removeEventListener('keydown', onKeyDown);
            local.clear();
        },
    };
}
