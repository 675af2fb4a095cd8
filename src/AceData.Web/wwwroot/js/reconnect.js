// What stands over the page while the server cannot be reached. Jobs go on without any page, so the first seconds say
// nothing, then a slim line says so, and only after half a minute a dialog says what to do. The page comes back by itself.
const box = document.getElementById("components-reconnect-modal");
const slimAfter = 2_000, lateAfter = 30_000, lookEvery = 1_500;
let timers = [];
let isLost = false;

function show() {
    if (timers.length > 0) { return; }
    isLost = true;
    lookForServer();
    timers = [
        setTimeout(() => { box.classList.add("slim"); box.show(); }, slimAfter),
        setTimeout(() => { box.close(); box.classList.replace("slim", "late"); box.showModal(); }, lateAfter),
    ];
}

// Blazor asks ever more rarely; whoever has just started AceData again sits before this page and waits.
async function lookForServer() {
    while (isLost) {
        await new Promise(done => setTimeout(done, lookEvery));
        try {
            const answer = await fetch("/", { cache: "no-store" });
            if (isLost && answer.ok && !await Blazor.reconnect()) { location.reload(); }
        } catch { /* nobody there yet */ }
    }
}

function hide() {
    isLost = false;
    timers.forEach(clearTimeout);
    timers = [];
    box.classList.remove("slim", "late");
    if (box.open) { box.close(); }
}

// The page of before is gone with its server (or was too long away): look until somebody answers, then load it anew.
// What was typed is kept in the session storage by the fields themselves.
async function reloadWhenThere() {
    try {
        const answer = await fetch("/", { cache: "no-store" });
        if (answer.ok) { location.reload(); return; }
    } catch { /* nobody there yet */ }
    setTimeout(reloadWhenThere, lookEvery);
}

box.addEventListener("components-reconnect-state-changed", event => {
    switch (event.detail.state) {
        case "show": show(); break;
        case "hide": hide(); break;
        case "failed": case "rejected": show(); reloadWhenThere(); break;
    }
});
document.getElementById("components-reconnect-button").addEventListener("click", async () => {
    try {
        if (!await Blazor.reconnect()) { location.reload(); }
    } catch { reloadWhenThere(); }
});
