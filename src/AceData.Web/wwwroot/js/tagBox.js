// The box that adds tags. Suggestions are found and taken here, without a way to the server: however slow that is, each
// Enter takes what stands in the box and empties it, so that fast typing loses nothing.
// ARIA: combobox with a listbox, the active option by aria-activedescendant (WAI-ARIA Authoring Practices).

import { restoreTyped } from "./typed.js";

const most = 12, highest = 256, enough = 160, gap = 8;

/** The words that fit, those that begin so first, in their order; none for an empty text. */
export function suggest(words, present, typed) {
    const text = typed.trim().toLowerCase();
    if (text === "") { return []; }
    const have = new Set(present.map(tag => tag.toLowerCase()));
    const fits = words.filter(word => word.text.toLowerCase().includes(text) && !have.has(word.text.toLowerCase()));
    const begins = word => word.text.toLowerCase().startsWith(text);
    return [...fits.filter(begins), ...fits.filter(word => !begins(word))].slice(0, most);
}

/**
 * @param input the text field; its listbox is the element that aria-controls names
 * @param dotnet gets OnAdd(text, asTyped)
 */
export function createTagBox(input, dotnet) {
    if (input === null) {
        return null; // the page changed before the script came
    }

    const list = document.getElementById(input.getAttribute("aria-controls"));
    let words = [], present = [], found = [], active = 0;

    function show() {
        found = suggest(words, present, input.value);
        active = 0;
        list.replaceChildren(...found.map((word, place) => {
            const option = document.createElement("li");
            option.id = `${list.id}-${place}`;
            option.role = "option";
            const uses = document.createElement("span");
            uses.className = "quiet";
            uses.textContent = word.uses > 0 ? word.uses : "";
            option.append(word.text, " ", uses);
            option.addEventListener("mousedown", event => { event.preventDefault(); take(word.text, false); });
            return option;
        }));
        list.hidden = found.length === 0;
        place();
        input.setAttribute("aria-expanded", String(found.length > 0));
        mark();
    }

    // Over everything else, on the side with more room: the box may stand at the very end of the page, above what runs.
    function place() {
        if (list.hidden) { return; }
        const box = input.getBoundingClientRect();
        const top = document.querySelector(".top")?.getBoundingClientRect().bottom ?? 0;
        const end = document.querySelector(".bottom")?.getBoundingClientRect().top ?? innerHeight;
        const above = box.top - top - gap, below = end - box.bottom - gap;
        const isUp = below < enough && above > below;
        Object.assign(list.style, {
            left: `${box.left}px`, width: `${box.width}px`, maxHeight: `${Math.max(24, Math.min(highest, isUp ? above : below))}px`,
            top: isUp ? "auto" : `${box.bottom + 2}px`, bottom: isUp ? `${innerHeight - box.top + 2}px` : "auto",
        });
    }

    function mark() {
        [...list.children].forEach((option, place) => option.setAttribute("aria-selected", String(place === active)));
        if (found.length > 0) {
            input.setAttribute("aria-activedescendant", `${list.id}-${active}`);
            list.children[active].scrollIntoView({ block: "nearest" });
        } else {
            input.removeAttribute("aria-activedescendant");
        }
    }

    function take(text, asTyped) {
        const tag = text.trim();
        input.value = "";
        show();
        if (tag !== "") {
            present = [...present, tag];
            dotnet.invokeMethodAsync("OnAdd", tag, asTyped).catch(() => { /* the page is being left */ });
        }
    }

    function press(event) {
        if (event.isComposing) { return; }
        if (event.key === "Enter") {
            event.preventDefault();
            event.stopPropagation();
            if (event.ctrlKey) { take(input.value, true); } else { take(found[active]?.text ?? input.value, found.length === 0); }
        } else if (event.key === "Tab" && found.length > 0 && !event.shiftKey) {
            event.preventDefault();
            take(found[active].text, false);
        } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && !event.ctrlKey && found.length > 0) {
            event.preventDefault();
            active = (active + (event.key === "ArrowDown" ? 1 : found.length - 1)) % found.length;
            mark();
        } else if (event.key === "Escape") {
            event.stopPropagation();
            if (input.value === "") { input.blur(); } else { input.value = ""; show(); }
        }
    }

    input.addEventListener("input", show);
    input.addEventListener("keydown", press);
    input.addEventListener("blur", () => { list.hidden = true; input.setAttribute("aria-expanded", "false"); });
    addEventListener("scroll", place, { capture: true, passive: true });
    addEventListener("resize", place);
    restoreTyped(input);
    list.hidden = true; // nobody is typing
    return {
        setWords(next) {
            words = next;
            input.dataset.words = "on";
            if (document.activeElement === input) { show(); } // letters may have been quicker than the words
        },
        setPresent(next) { present = next; },
        dispose() {
            input.removeEventListener("input", show);
            input.removeEventListener("keydown", press);
            removeEventListener("scroll", place, { capture: true });
            removeEventListener("resize", place);
        },
    };
}
