namespace AceData.Testing.Lyrics;

/// <summary>Makes songs of many forms out of its own words, and knows their sections.</summary>
public sealed class SongMaker
{
    /// <summary>I intro, V verse, P pre-chorus, C chorus, T post-chorus, B bridge, O outro.</summary>
    private static readonly string[] Forms =
    [
        "VCVCBC", "VPCVPCBC", "IVCVCO", "CVCVC", "VPCTVPCTBCT", "VVCVC", "VCVCC", "VCVC", "VVVV", "VVBV", "IVPCVPCBCCO", "VCVCVC", "CVCVCBCC", "VPCVPCC", "VVCVVC", "VCTVCTO",
    ];

    private readonly Random _random;
    private readonly string[] _templates;
    private readonly string[] _nouns;
    private readonly string[] _syllables;

    private SongMaker(int seed)
    {
        _random = new Random(seed);
        (_templates, _nouns, _syllables) = SongWords.Of((seed + (seed / Forms.Length)) % SongWords.Languages);
    }

    /// <summary>The same song for the same number.</summary>
    public static LabelledSong Make(int seed) => new SongMaker(seed).Song(seed);

    private LabelledSong Song(int seed)
    {
        var form = Forms[seed % Forms.Length];
        var fixedParts = new Dictionary<char, List<string>>
        {
            ['C'] = Chorus(_random.Next(3, 8)),
            ['P'] = Lines(_random.Next(2, 5)),
            ['T'] = Syllables(_random.Next(2, 4)),
        };
        var refrain = _random.Next(4) == 0 ? Line() : null;
        var length = _random.Next(2, 5) * 2;
        var sections = new List<LabelledSection>();
        for (var i = 0; i < form.Length; i++)
        {
            var lines = form[i] switch
            {
                'V' => Verse(length, refrain),
                'B' => Lines(_random.Next(2, 7)),
                'I' or 'O' => Lines(_random.Next(1, 3)),
                var repeated => Sung(fixedParts[repeated], isLast: form.IndexOf(repeated, i + 1) < 0 && i > form.IndexOf(repeated, StringComparison.Ordinal)),
            };
            sections.Add(new LabelledSection(Name(form[i]), lines));
        }

        return new LabelledSong($"made {seed} ({form})", Text(sections), sections);
    }

    private List<string> Verse(int length, string? refrain)
    {
        var lines = Lines(length);
        if (refrain is not null)
        {
            lines[^1] = refrain;
        }

        return lines;
    }

    /// <summary>Choruses repeat their own lines more often than verses do.</summary>
    private List<string> Chorus(int count)
    {
        var lines = Lines(count);
        if (count > 3 && _random.Next(2) == 0)
        {
            lines[2] = lines[0];
        }

        return lines;
    }

    /// <summary>What is sung again is rarely written down the same: a word, a comma, a shorter or a longer end.</summary>
    private List<string> Sung(List<string> lines, bool isLast)
    {
        var sung = lines.ToList();
        switch (_random.Next(isLast ? 6 : 9))
        {
            case 0:
                sung[_random.Next(sung.Count)] = Line();
                break;
            case 1:
                sung = [.. sung.Select(line => line.Replace(",", "", StringComparison.Ordinal))];
                break;
            case 2 when isLast:
                sung.Add(sung[^1]);
                break;
            case 3 when isLast && sung.Count > 3:
                sung.RemoveAt(sung.Count - 1);
                break;
            case 4:
                sung[0] += " (" + _syllables[0] + ")";
                break;
        }

        return sung;
    }

    private List<string> Lines(int count) => [.. Enumerable.Range(0, count).Select(_ => Line())];

    private List<string> Syllables(int count) => [.. Enumerable.Range(0, count).Select(_ => string.Join(' ', Enumerable.Repeat(_syllables[_random.Next(_syllables.Length)], _random.Next(3, 6))))];

    private string Line()
    {
        var template = _templates[_random.Next(_templates.Length)];
        var line = string.Format(System.Globalization.CultureInfo.InvariantCulture, template, Noun(), Noun(), Noun());
        return char.ToUpperInvariant(line[0]) + line[1..];
    }

    private string Noun() => _nouns[_random.Next(_nouns.Length)];

    /// <summary>Blank lines as sources have them: mostly between sections, sometimes missing before a chorus or cutting a long verse.</summary>
    private string Text(List<LabelledSection> sections)
    {
        var text = new System.Text.StringBuilder();
        var (cuts, joins) = (_random.Next(5) == 0, _random.Next(6) == 0);
        for (var i = 0; i < sections.Count; i++)
        {
            var lines = sections[i].Lines;
            var cut = cuts && sections[i].Kind == "Verse" && lines.Count >= 8 ? lines.Count / 2 : -1;
            for (var k = 0; k < lines.Count; k++)
            {
                text.Append(k == cut ? "\n" : "").Append(lines[k]).Append('\n');
            }

            var joined = joins && i + 1 < sections.Count && sections[i].Kind == "Pre-Chorus" && sections[i + 1].Kind == "Chorus";
            text.Append(joined || i == sections.Count - 1 ? "" : "\n");
        }

        return text.ToString();
    }

    private static string Name(char part) => part switch
    {
        'I' => "Intro",
        'V' => "Verse",
        'P' => "Pre-Chorus",
        'C' => "Chorus",
        'T' => "Post-Chorus",
        'B' => "Bridge",
        _ => "Outro",
    };
}
