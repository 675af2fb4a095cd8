using System.Security.Cryptography;
using System.Text;

namespace AceData.Lyrics.Sources;

/// <summary>
/// Made-up lyrics for trying out and for tests: the same title always gets the same answer, and among many titles every
/// kind of answer comes up.
/// </summary>
public sealed class FakeSource : ILyricsSource
{
    private static readonly string[] Beginnings = ["Down the road", "Under the lamp", "Past the mill", "Over the bridge", "Into the rain", "Behind the glass"];
    private static readonly string[] Endings = ["we carry the light", "the engines are humming", "nobody is counting", "the morning is waiting", "I write it in chalk", "we leave the door open"];

    /// <summary>Its name in reports.</summary>
    public const string SourceName = "fake";

    public string Name => SourceName;

    public bool IsOnline => false;

    // Made-up words never stand in for real ones.
    public bool MarksSections => false;

    public Task<SourceAnswer> AskAsync(LyricsQuestion question, CancellationToken cancellationToken)
    {
        if (question.Identity is not { Title: { } title } identity)
        {
            return Task.FromResult(SourceAnswer.Nothing);
        }

        var dice = SHA256.HashData(Encoding.UTF8.GetBytes(title));
        var found = new FoundLyrics
        {
            Source = Name,
            Address = "fake:" + title,
            Text = Words(dice),
            BelongsToFile = false,
            Title = title,
            Artists = identity.Artists.Count > 0 ? identity.Artists : ["Nobody"],
        };
        return Task.FromResult((dice[0] % 10) switch
        {
            0 => SourceAnswer.Nothing,
            1 => new SourceAnswer([], LyricsCause.NetworkError, "The made-up network broke off."),
            2 => new SourceAnswer([found with { Text = string.Empty, IsInstrumental = true }]),
            3 => new SourceAnswer([Live(found)]),

            // Real sources know other versions too; a search by hand shows them.
            _ => new SourceAnswer([found, Live(found)]),
        });
    }

    private static FoundLyrics Live(FoundLyrics found)
    {
        var title = found.Title + " (Live in Nowhere)";
        return found with { Title = title, Address = "fake:" + title, Text = Words(SHA256.HashData(Encoding.UTF8.GetBytes(title))) };
    }

    private static string Words(byte[] dice)
    {
        var text = new StringBuilder();
        for (var section = 0; section < 4; section++)
        {
            text.Append(section % 2 == 0 ? $"[Verse {(section / 2) + 1}]\n" : "[Chorus]\n");
            for (var line = 0; line < 4; line++)
            {
                var at = (section % 2 == 0 ? section : 1) * 4 + line;
                text.Append(Beginnings[dice[at] % Beginnings.Length]).Append(' ').Append(Endings[dice[at + 16] % Endings.Length]).Append('\n');
            }

            text.Append('\n');
        }

        return text.ToString();
    }
}
