// What stands over the page while the server cannot be heard: what is known and no more. The first seconds say nothing, since
// most losses are over by then. The page comes back by itself; what was typed is kept until then.
import { keepTyped } from "./typed.js";

const box = document.getElementById("components-reconnect-modal");
const silentFor = 2_000, longAfter = 30_000, lookEvery = 1_000, longestAnswer = 5_000, saidFor = 10_000;
const mark = "acedata-loaded-anew";
let lostAt = null, found = "lost", isUnknown = false;

/** Who answers: "there", "key" (AceData, started anew, which does not know this browser yet), "away" (nobody). */
async function ask() {
    try {
        const answer = await fetch("/", { cache: "no-store", signal: AbortSignal.timeout(longestAnswer) });
        return answer.ok ? "there" : answer.status === 401 ? "key" : "away";
    } catch {
        return "away";
    }
}

// False: the program does not know this page any more, which it may have said to Blazor's own try already.
async function reconnects() {
    if (isUnknown) { return false; }
    try { return await Blazor.reconnect(); } catch { return null; } // null: gone again, which is no answer
}

// Blazor asks ever more rarely; whoever has just started AceData again sits before this page and waits.
async function lookUntilFound() {
    while (lostAt !== null) {
        await new Promise(done => setTimeout(done, lookEvery));
        const answer = await ask();
        if (lostAt === null) { return; }
        found = answer === "there" ? "lost" : answer;
        if (answer === "there" && await reconnects() === false && lostAt !== null) { loadAnew(); return; }
        draw();
    }
}

// The page of before went with its server, or was away for too long.
function loadAnew() {
    keepTyped();
    sessionStorage.setItem(mark, box.dataset.start);
    draw("anew");
    location.reload();
}

function draw(state = stateNow()) {
    if (box.dataset.state === state) { return; }
    const isModal = state === "closed" || state === "key";
    if (box.open && (state === "" || isModal !== box.matches(":modal"))) { box.close(); }
    box.dataset.state = state;
    if (state !== "" && !box.open) {
        if (isModal) { box.showModal(); } else { box.open = true; } // not show(), which would take the focus from where somebody types
    }
}

function stateNow() {
    const since = lostAt === null ? 0 : performance.now() - lostAt;
    return lostAt === null || since < silentFor ? "" : found === "away" && since >= longAfter ? "closed" : found;
}

function begin() {
    if (lostAt !== null) { return; }
    [lostAt, found, isUnknown] = [performance.now(), "lost", false];
    setTimeout(draw, silentFor);
    lookUntilFound();
}

function end() {
    lostAt = null;
    draw("");
}

box.addEventListener("components-reconnect-state-changed", event => {
    if (event.detail.state === "hide") { end(); return; }
    begin();
    isUnknown = event.detail.state === "rejected";
});

// Escape closes a dialog, but the page below it still does not work.
box.addEventListener("cancel", event => event.preventDefault());
box.addEventListener("close", () => { if (lostAt !== null) { box.dataset.state = ""; setTimeout(draw); } });
document.getElementById("components-reconnect-button").addEventListener("click", async () => {
    if (await ask() === "there" && await reconnects() !== true) { loadAnew(); }
});

// Whoever reloads by hand while the server is away keeps what was typed, too.
addEventListener("pagehide", () => { if (lostAt !== null) { keepTyped(); } });

const before = sessionStorage.getItem(mark);
if (before !== null) {
    sessionStorage.removeItem(mark);
    draw(before === box.dataset.start ? "long" : "again");
    setTimeout(() => { if (lostAt === null) { draw(""); } }, saidFor);
}
