// Songs that are dropped onto the page or chosen in its file dialog. Each goes by a request of its own, three at a time:
// the page's own connection carries none of it, so a thousand files do no harm.

const atOnce = 3, tellEvery = 250;

/** All files of a drop, those in folders too. Has to begin within the event: afterwards the browser forgets what was dropped. */
async function filesOf(transfer) {
    const entries = [...transfer.items].map(item => item.webkitGetAsEntry?.()).filter(Boolean);
    if (entries.length === 0) { return [...transfer.files]; }
    const files = [];
    const visit = async entry => {
        if (entry.isFile) {
            files.push(await new Promise((done, fail) => entry.file(done, fail)));
        } else {
            const reader = entry.createReader();
            for (;;) {
                const some = await new Promise((done, fail) => reader.readEntries(done, fail)); // at most a hundred at a time
                if (some.length === 0) { break; }
                for (const one of some) { await visit(one); }
            }
        }
    };
    for (const entry of entries) { await visit(entry); }
    return files;
}

async function send(files, dotnet) {
    const report = { total: files.length, added: 0, there: 0, other: 0, failed: 0, renamed: 0, problem: null };
    let told = 0;
    const tell = last => {
        if (last || performance.now() - told > tellEvery) {
            told = performance.now();
            dotnet.invokeMethodAsync("OnUpload", report, last).catch(() => { /* the page is being left */ });
        }
    };
    const waiting = [...files];
    const worker = async () => {
        for (let file; (file = waiting.shift());) {
            try {
                const answer = await fetch(`/songs/upload?name=${encodeURIComponent(file.name)}`, { method: "PUT", body: file });
                const result = await answer.json().catch(() => ({}));
                if (answer.ok) {
                    report.added++;
                    if (result.name && result.name !== file.name) { report.renamed++; }
                }
                else if (answer.status === 409) { report.there++; }
                else if (answer.status === 415) { report.other++; }
                else { report.failed++; report.problem ??= result.text ?? `${file.name}: ${answer.status}`; }
            } catch (error) {
                report.failed++;
                report.problem ??= `${file.name}: ${error.message}`;
            }
            tell(false);
        }
    };
    tell(false);
    await Promise.all(Array.from({ length: atOnce }, worker));
    tell(true);
}

/**
 * Takes drops anywhere on the page, and the files of an input.
 * @param dotnet gets OnUpload({ total, added, there, other, failed, renamed, problem }, isLast)
 */
export function takeSongs(dotnet, input) {
    const isFiles = event => event.dataTransfer?.types.includes("Files");
    const over = event => {
        if (isFiles(event)) { event.preventDefault(); document.documentElement.classList.add("dropping"); }
    };
    const out = event => {
        if (event.relatedTarget === null) { document.documentElement.classList.remove("dropping"); }
    };
    const drop = async event => {
        if (!isFiles(event)) { return; }
        event.preventDefault();
        document.documentElement.classList.remove("dropping");
        await send(await filesOf(event.dataTransfer), dotnet);
    };
    const chosen = async () => {
        const files = [...input.files];
        input.value = "";
        if (files.length > 0) { await send(files, dotnet); }
    };
    document.addEventListener("dragover", over);
    document.addEventListener("dragleave", out);
    document.addEventListener("drop", drop);
    input.addEventListener("change", chosen);
    return {
        dispose() {
            document.removeEventListener("dragover", over);
            document.removeEventListener("dragleave", out);
            document.removeEventListener("drop", drop);
            input.removeEventListener("change", chosen);
        },
    };
}
