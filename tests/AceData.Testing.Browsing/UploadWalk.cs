using Microsoft.Playwright;

namespace AceData.Testing.Browsing;

/// <summary>Songs dropped onto the page.</summary>
public static class UploadWalk
{
    /// <summary>Drops songs of a tenth of a second, made in the page, named <c>dropped 0001.wav</c> and on.</summary>
    public static Task DropAsync(IPage page, int count) => page.EvaluateAsync(
        """
        count => {
            const transfer = new DataTransfer();
            for (let i = 1; i <= count; i++) {
                const bytes = new Uint8Array(44 + 1600);
                const view = new DataView(bytes.buffer);
                const text = (at, word) => [...word].forEach((letter, n) => view.setUint8(at + n, letter.charCodeAt(0)));
                text(0, "RIFF"); view.setUint32(4, 36 + 1600, true); text(8, "WAVEfmt "); view.setUint32(16, 16, true);
                view.setUint16(20, 1, true); view.setUint16(22, 1, true); view.setUint32(24, 8000, true); view.setUint32(28, 16000, true);
                view.setUint16(32, 2, true); view.setUint16(34, 16, true); text(36, "data"); view.setUint32(40, 1600, true);
                view.setUint32(44, i, true);
                transfer.items.add(new File([bytes], `dropped ${String(i).padStart(4, "0")}.wav`, { type: "audio/wav" }));
            }
            document.querySelector("main").dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: transfer }));
        }
        """,
        count);
}
