// Small things that only the browser can do.

/** Keeps a choice that the server needs for the first picture. Strict: no other site makes the browser send it. */
export function remember(name, value) {
    document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=31536000; samesite=strict`;
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

/** Drafts survive a lost server: they are kept in this tab until they are saved. */
export function keepDraft(key, text) {
    if (text === null) { sessionStorage.removeItem(key); } else { sessionStorage.setItem(key, text); }
}

export function draft(key) {
    return sessionStorage.getItem(key);
}

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
    if (document.hidden && "Notification" in window && Notification.permission === "granted") {
        new Notification(title, { body });
    }
}

export async function askForNotifications() {
    return "Notification" in window ? await Notification.requestPermission() : "denied";
}

export function notificationState() {
    return "Notification" in window ? Notification.permission : "denied";
}
