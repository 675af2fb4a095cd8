// How single-line fields are left: Enter keeps what was typed, Escape brings back what stood there. Either way the letters are
// keys again, and Ctrl+Z takes back what was saved and not what was typed.

import { fieldKind } from "./hotkeys.js";

const ownKeys = '[role=combobox], [aria-controls], [aria-modal=true] *, dialog *, form *';

/** True for the fields that are left so: those of a dialog, a form or a list of suggestions have keys of their own. */
export function isLeftByKeys(element) {
    return fieldKind(element) === 'line' && element.matches('input') && !element.matches(ownKeys);
}

/** What a key does to a field: "keep", "restore", or null where it does nothing here. */
export function endingOf(event, element) {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.altKey || event.metaKey || !isLeftByKeys(element)) {
        return null;
    }

    // The first Escape empties a search, as browsers do.
    return event.key === 'Enter' ? 'keep' : event.key === 'Escape' && !(element.type === 'search' && element.value !== '') ? 'restore' : null;
}

/** Listens to all fields of the page. */
export function leaveFieldsByKeys(root = document) {
    const stood = new WeakMap();
    root.addEventListener('focusin', event => {
        if (isLeftByKeys(event.target)) {
            stood.set(event.target, event.target.value);
        }
    });
    root.addEventListener('keydown', event => {
        const ending = endingOf(event, event.target);
        if (ending === null) {
            return;
        }

        if (ending === 'restore' && stood.has(event.target) && event.target.value !== stood.get(event.target)) {
            event.target.value = stood.get(event.target);
            event.target.dispatchEvent(new Event('input', { bubbles: true }));
        }

        event.target.blur();
    });
}
