namespace AceData.Testing.Lyrics;

/// <summary>How well sections were guessed, over many songs.</summary>
public sealed class StructureScore
{
    private int _right;
    private int _sections;
    private int _lines;
    private int _saidLines;
    private int _rightLines;
    private int _chorusLines;

    public int Songs { get; private set; }

    /// <summary>Choruses that were guessed to be choruses.</summary>
    public int Hits { get; private set; }

    /// <summary>Other sections that were guessed to be choruses.</summary>
    public int FalseAlarms { get; private set; }

    /// <summary>Choruses that were not.</summary>
    public int Misses { get; private set; }

    public double Precision => (double)Hits / (Hits + FalseAlarms);

    public double Recall => (double)Hits / (Hits + Misses);

    /// <summary>The same by lines.</summary>
    public double LinePrecision => (double)_rightLines / _saidLines;

    public double LineRecall => (double)_rightLines / _chorusLines;

    /// <summary>Share of the sections whose kind was guessed.</summary>
    public double Labels => (double)_right / _sections;

    public int Sections => _sections;

    public int Lines => _lines;

    /// <param name="song">The song.</param>
    /// <param name="kinds">The guessed kind of each of its lines, named as in <see cref="LabelledSection.Kind"/>.</param>
    /// <returns>Sections that were guessed wrongly, for people who tune.</returns>
    public IReadOnlyList<string> Add(LabelledSong song, IReadOnlyList<string> kinds)
    {
        if (kinds.Count != song.Sections.Sum(s => s.Lines.Count))
        {
            throw new ArgumentException($"{song.Name}: {kinds.Count} lines were labelled, the song has {song.Sections.Sum(s => s.Lines.Count)}.", nameof(kinds));
        }

        Songs++;
        var wrong = new List<string>();
        var at = 0;
        foreach (var section in song.Sections)
        {
            var said = kinds.Skip(at).Take(section.Lines.Count).ToList();
            at += section.Lines.Count;
            var guess = said.GroupBy(kind => kind).MaxBy(g => g.Count())!.Key;
            var isGuessed = guess is "Chorus";
            Hits += section.IsChorus && isGuessed ? 1 : 0;
            FalseAlarms += !section.IsChorus && isGuessed ? 1 : 0;
            Misses += section.IsChorus && !isGuessed ? 1 : 0;
            _sections++;
            _right += guess == (section.IsChorus ? "Chorus" : section.Kind) ? 1 : 0;
            _lines += said.Count;
            _saidLines += said.Count(kind => kind == "Chorus");
            _chorusLines += section.IsChorus ? said.Count : 0;
            _rightLines += section.IsChorus ? said.Count(kind => kind == "Chorus") : 0;
            if (guess != (section.IsChorus ? "Chorus" : section.Kind))
            {
                wrong.Add($"{song.Name}: {section.Kind} → {guess}: {section.Lines[0]}");
            }
        }

        return wrong;
    }
}
