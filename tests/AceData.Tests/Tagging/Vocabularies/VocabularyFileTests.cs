using System.Diagnostics;
using System.Text;
using AceData.Tagging.Configuration;
using AceData.Tagging.Vocabularies;
using AceData.Testing;
using AceData.Tests.Tagging.Answers;

namespace AceData.Tests.Tagging.Vocabularies;

public sealed class VocabularyFileTests : IDisposable
{
    private readonly TempDir _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("default", "genre mood instruments vocal key vocal_fx", 78)]
    [InlineData("hiphop", "genre mood instruments vocal rap_style key vocal_fx", 25)]
    public void The_shipped_presets_are_read_in_order(string preset, string categories, int genres)
    {
        var vocabulary = LabelledAnswer.Presets[preset];

        Assert.Equal(categories.Split(' '), vocabulary.Categories.Select(category => category.Name));
        Assert.Equal(genres, vocabulary.Tags("genre").Count);
        Assert.Equal(["major", "minor"], vocabulary.Tags("key"));
        Assert.All(vocabulary.Warnings, warning => Assert.Contains("occurs twice", warning, StringComparison.Ordinal));
    }

    public static TheoryData<string, string, string> Accepted => new()
    {
        { "plain", "## Genre:\n- pop\n- rock", "pop,rock" },
        { "no colon", "## Genre\n- pop", "pop" },
        { "other case", "## GENRES:\n- pop", "pop" },
        { "level one", "# Genre:\n- pop", "pop" },
        { "level three", "### Genre :\n- pop", "pop" },
        { "bold heading", "## **Genre:**\n- pop", "pop" },
        { "closed heading", "## Genre ##\n- pop", "pop" },
        { "asterisks", "## Genre:\n* pop\n+ rock\n• soul", "pop,rock,soul" },
        { "tabs", "##\tGenre:\n-\tpop\n\t- rock", "pop,rock" },
        { "nested", "## Genre:\n- pop\n  - rock\n    - soul", "pop,rock,soul" },
        { "numbers", "## Genre:\n1. pop\n2) rock", "pop,rock" },
        { "check boxes", "## Genre:\n- [ ] pop\n- [x] rock", "pop,rock" },
        { "CRLF", "## Genre:\r\n- pop\r\n- rock\r\n", "pop,rock" },
        { "CR", "## Genre:\r- pop\r- rock", "pop,rock" },
        { "no-break space", "##\u00A0Genre:\n-\u00A0hip\u00A0hop", "hip hop" },
        { "trailing blanks", "## Genre:   \n- pop   \n", "pop" },
        { "byte order mark inside", "\uFEFF## Genre:\n- pop", "pop" },
        { "code fence", "## Genre:\n```\n- pop\n```\n- rock", "pop,rock" },
        { "code spans", "## Genre:\n- `pop`\n- **rock**", "pop,rock" },
        { "typographic apostrophe", "## Genre:\n- 80’s", "80's" },
        { "regex characters", "## Genre:\n- r&b (new)\n- a.*b\n- c++", "r&b (new),a.*b,c++" },
        { "decomposed", "## Genre:\n- cafe\u0301", "café" },
        { "tag is a heading's name", "## Genre:\n- genre\n- mood", "genre,mood" },
        { "heading twice", "## Genre:\n- pop\n## Mood:\n- dark\n## Genre:\n- rock", "pop,rock" },
        { "twice by case", "## Genre:\n- Pop\n- pop\n- POP", "Pop" },
        { "twice by composition", "## Genre:\n- caf\u00E9\n- cafe\u0301", "café" },
        { "unknown section", "## Genre:\n- pop\n## Weather:\n- rain\n## Mood:\n- dark", "pop" },
        { "text between", "Some words.\n\n## Genre:\nThese are genres.\n- pop\n> quoted\n<!-- note -->", "pop" },
        { "comma", "## Genre:\n- pop, rock\n- soul", "soul" },
        { "markup", "## Genre:\n- <b>pop</b>\n- soul", "soul" },
        { "emoji", "## Genre:\n- 🎸\n- soul", "🎸,soul" },
        { "dash only", "## Genre:\n-\n- \n- soul\n- -", "soul" },
        { "long line", "## Genre:\n- soul\n- " + new string('x', 1_000_000), "soul" },
        { "spelled alike", "## Genre:\n- chill-out\n- chill out", "chill-out,chill out" },
        { "right to left", "## Genre:\n- \u202Epop\n- soul", "soul" },
    };

    [Theory]
    [MemberData(nameof(Accepted))]
    public void What_people_write_is_understood(string name, string text, string expected)
    {
        var tags = VocabularyFile.Parse(text, "test", "moods.md").Tags("genre");

        Assert.True(expected == string.Join(',', tags), $"{name}: {string.Join(',', tags)}");
    }

    [Theory]
    [InlineData("## Genre:\n- pop\n## Weathr:\n- rain", "Line 3")]
    [InlineData("## Genre:\n- pop\n## Instrumnt:\n- x", "Did you mean \"instrument\"")]
    [InlineData("## Genre:\n- pop\n- pop", "Line 3")]
    [InlineData("- lost\n## Genre:\n- pop", "Line 1")]
    [InlineData("## Genre:\n- pop, rock", "Line 2")]
    [InlineData("## Genre:\n- pop\n## Mood:", "mood is empty")]
    public void What_is_left_out_is_told_with_its_line(string text, string warning)
    {
        // The comma case leaves nothing, so something is added.
        var vocabulary = VocabularyFile.Parse(text + "\n## Key:\n- major", "test", "moods.md");

        Assert.Contains(vocabulary.Warnings, told => told.Contains(warning, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("missing", "no such file")]
    [InlineData("empty", "empty")]
    [InlineData("no headings", "no section that we know")]
    [InlineData("only unknown headings", "no section that we know")]
    [InlineData("no tags", "no tags")]
    [InlineData("binary", "NUL")]
    [InlineData("latin 1", "line 2: The text is not UTF-8")]
    [InlineData("too many", "line 100002: There are more than 100000 tags")]
    [InlineData("too large", "bytes")]
    public void A_file_that_would_lose_the_vocabulary_is_refused(string name, string message)
    {
        var path = _folder["moods.md"];
        var content = name switch
        {
            "empty" => [],
            "no headings" => Encoding.UTF8.GetBytes("- pop\n- rock"),
            "only unknown headings" => Encoding.UTF8.GetBytes("## Weather\n- rain"),
            "no tags" => Encoding.UTF8.GetBytes("## Genre:\n\n## Mood:\n"),
            "binary" => [0x50, 0x4B, 0, 0],
            "latin 1" => [.. "## Mood:\n- d"u8, 0xFC, .. "ster"u8],
            "too many" => Encoding.UTF8.GetBytes("## Genre:\n" + string.Join('\n', Enumerable.Range(0, 100_001).Select(i => $"- tag {i}"))),
            "too large" => new byte[5_000_000],
            _ => null,
        };
        if (content is not null)
        {
            File.WriteAllBytes(path, content);
        }

        var fault = Assert.Throws<ConfigException>(() => VocabularyFile.Load(path, "test"));

        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
        Assert.Contains(path, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void A_byte_order_mark_tells_the_encoding(string encoding)
    {
        File.WriteAllText(_folder["moods.md"], "## Mood:\n- düster", Encoding.GetEncoding(encoding));

        Assert.Equal(["düster"], VocabularyFile.Load(_folder["moods.md"], "test").Tags("mood"));
    }

    [Fact]
    [Trait("Category", "Long")]
    public void A_hundred_thousand_tags_are_read_in_linear_time()
    {
        // A second on a PC that does nothing else; comparing all with all would take minutes.
        var text = "## Genre:\n" + string.Join('\n', Enumerable.Range(0, 100_000).Select(i => $"- tag {i}"));
        var watch = Stopwatch.StartNew();

        Assert.Equal(100_000, VocabularyFile.Parse(text, "test", "moods.md").Tags("genre").Count);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), watch.Elapsed.ToString());
    }
}
