namespace AceData.Testing.Lyrics;

/// <summary>A made-up song whose sections are known.</summary>
/// <param name="Name">What it is called, with its form.</param>
/// <param name="Text">Its words without headers, as a source without headers has them.</param>
/// <param name="Sections">Its sections in order, with the lines as they stand in the text.</param>
public sealed record LabelledSong(string Name, string Text, IReadOnlyList<LabelledSection> Sections)
{
    /// <summary>Reads songs that are written by hand: <c>=== name</c>, then headers and lines; an empty section repeats the first of its kind.</summary>
    public static IReadOnlyList<LabelledSong> ReadAll(string path)
    {
        var songs = new List<LabelledSong>();
        foreach (var part in File.ReadAllText(path).Split("=== ", StringSplitOptions.RemoveEmptyEntries))
        {
            var lines = part.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            var sections = new List<LabelledSection>();
            foreach (var line in lines.Skip(1))
            {
                if (line[0] == '[')
                {
                    Fill(sections);
                    sections.Add(new LabelledSection(line.Trim('[', ']'), []));
                }
                else
                {
                    sections[^1] = sections[^1] with { Lines = [.. sections[^1].Lines, line] };
                }
            }

            Fill(sections);
            songs.Add(new LabelledSong(lines[0], string.Join("\n\n", sections.Select(s => string.Join('\n', s.Lines))) + "\n", sections));
        }

        return songs;
    }

    private static void Fill(List<LabelledSection> sections)
    {
        if (sections.Count > 0 && sections[^1].Lines.Count == 0)
        {
            sections[^1] = sections.First(s => s.Kind == sections[^1].Kind);
        }
    }
}
