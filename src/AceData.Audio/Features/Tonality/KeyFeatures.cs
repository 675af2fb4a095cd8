namespace AceData.Audio.Features.Tonality;

/// <summary>Collects what a song says about its key, spectrum by spectrum, in constant memory.</summary>
internal sealed class KeyFeatures(PitchSpectrum pitches)
{
    private const int SmoothingFrames = 5;
    private const int StepFrames = 6;
    private const int EdgeFrames = 32;

    // 60 dB below the loudest so far is a pause; so is what 16-bit dither makes.
    private const float SilenceRatio = 1e-3f;
    private const float SilenceLevel = 1e-5f;

    // Chords less likely than this take no part in "which follows which"; it saves nine tenths of the work.
    private const float LeastPosterior = 0.01f;

    private readonly double[] _sums = new double[KeyFeatureLayout.Length];
    private readonly float[] _previous = new float[PitchSpectrum.PitchCount];
    private readonly FrameHistory _recent = new(SmoothingFrames, 24);
    private readonly FrameHistory _steps = new(StepFrames, 48);
    private readonly FrameHistory _last = new(EdgeFrames, 24);
    private float _loudest;
    private int _frames;
    private int _chords;
    private double _clarity;
    private double _steadiness;

    /// <summary>Takes the next spectrum: <see cref="TonalSpectrogram.BinCount"/> magnitudes.</summary>
    public void Add(ReadOnlySpan<float> magnitudes)
    {
        pitches.Analyze(magnitudes);
        var level = 0f;
        foreach (var strength in pitches.Plain)
        {
            level = Math.Max(level, strength);
        }

        _loudest = Math.Max(_loudest, level);
        if (level < SilenceLevel || level < SilenceRatio * _loudest)
        {
            return;
        }

        _frames++;
        AddSteadiness();
        AddNotes(level);
        if (_recent.IsFull)
        {
            AddChords();
        }
    }

    /// <summary>The evidence of all that was added.</summary>
    /// <param name="coherence">Agreement of the tuning, from <see cref="Tuning.Coherence"/>.</param>
    public KeyEvidence Collect(double coherence)
    {
        var features = new float[KeyFeatureLayout.Length];
        foreach (var section in KeyFeatureLayout.Sections)
        {
            var sums = _sums.AsSpan(section.Offset, section.Length).ToArray();
            if (section == KeyFeatureLayout.LastTriads)
            {
                for (var row = 0; row < _last.Count; row++)
                {
                    Accumulate(sums, _last[row]);
                }
            }

            Normalize(sums, section.Kind, features.AsSpan(section.Offset));
        }

        return new(
            features,
            coherence,
            _chords > 0 ? _clarity / _chords : 0,
            _frames > 1 ? _steadiness / (_frames - 1) : 0,
            _frames);
    }

    private void AddSteadiness()
    {
        float product = 0, now = 0, before = 0;
        for (var i = 0; i < _previous.Length; i++)
        {
            var strength = pitches.Whitened[i];
            product += strength * _previous[i];
            now += strength * strength;
            before += _previous[i] * _previous[i];
            _previous[i] = strength;
        }

        if (now > 0 && before > 0)
        {
            _steadiness += product / MathF.Sqrt(now * before);
        }
    }

    /// <summary>Folds the pitches of one spectrum to pitch classes.</summary>
    private void AddNotes(float level)
    {
        Span<float> upper = stackalloc float[12];
        Span<float> harmonics = stackalloc float[12];
        var row = _recent.Append();
        row.Clear();
        var notes = row[..12];
        var bass = row[12..];
        upper.Clear();
        harmonics.Clear();
        for (var i = 0; i < PitchSpectrum.PitchCount; i++)
        {
            var pitch = PitchSpectrum.LowestPitch + i;
            var pitchClass = pitch % 12;
            var strength = pitches.Whitened[i];
            if (pitch is >= 48 and <= 95)
            {
                upper[pitchClass] += strength;
            }

            if (pitch is >= 40 and <= 87)
            {
                notes[pitchClass] += strength;
                harmonics[pitchClass] += MathF.Log(1 + (100 * pitches.Plain[i] / level));
            }

            if (pitch <= 51)
            {
                bass[pitchClass] += strength;
            }
        }

        ToUnitLength(notes);
        ToUnitLength(bass);
        ToUnitLength(harmonics);
        Accumulate(KeyFeatureLayout.Upper, upper);
        Accumulate(KeyFeatureLayout.Harmonics, harmonics);
        Accumulate(KeyFeatureLayout.Bass, bass);
    }

    /// <summary>Chords of the last second, what they follow, and how the song begins and ends.</summary>
    private void AddChords()
    {
        Span<float> now = stackalloc float[24];
        now.Clear();
        for (var k = 0; k < SmoothingFrames; k++)
        {
            var row = _recent[k];
            for (var i = 0; i < now.Length; i++)
            {
                now[i] += row[i];
            }
        }

        var notes = now[..12];
        var bass = now[12..];
        ToUnitLength(notes);
        ToUnitLength(bass);
        Span<float> triads = stackalloc float[24];
        Span<float> chords = stackalloc float[ChordPosterior.ShapeCount * 12];
        ChordPosterior.Triads(notes, bass, triads);
        ChordPosterior.All(notes, bass, chords);
        Accumulate(KeyFeatureLayout.Triads, triads);
        Accumulate(KeyFeatureLayout.Chords, chords);
        if (_chords < EdgeFrames)
        {
            Accumulate(KeyFeatureLayout.FirstTriads, triads);
        }

        triads.CopyTo(_last.Append());
        AccumulateProduct(KeyFeatureLayout.NotePairs, notes, notes);
        AccumulateProduct(KeyFeatureLayout.BassNotes, bass, notes);
        if (_steps.IsFull)
        {
            var past = _steps.Oldest;
            AccumulateProduct(KeyFeatureLayout.TriadPairs, past[..24], triads);
            AccumulateProduct(KeyFeatureLayout.NoteSteps, past[24..36], notes);
            AccumulateProduct(KeyFeatureLayout.BassSteps, past[36..], bass);
        }

        var step = _steps.Append();
        triads.CopyTo(step);
        now.CopyTo(step[24..]);
        _chords++;
        var best = 0f;
        foreach (var probability in triads)
        {
            best = Math.Max(best, probability);
        }

        _clarity += best;
    }

    private void Accumulate(KeySection section, ReadOnlySpan<float> values) =>
        Accumulate(_sums.AsSpan(section.Offset, section.Length), values);

    private static void Accumulate(Span<double> sums, ReadOnlySpan<float> values)
    {
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] += values[i];
        }
    }

    private void AccumulateProduct(KeySection section, ReadOnlySpan<float> rows, ReadOnlySpan<float> columns)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            if (rows[i] < LeastPosterior)
            {
                continue;
            }

            var sums = _sums.AsSpan(section.Offset + (i * columns.Length), columns.Length);
            for (var j = 0; j < columns.Length; j++)
            {
                sums[j] += rows[i] * columns[j];
            }
        }
    }

    private static void Normalize(double[] sums, KeySectionKind kind, Span<float> features)
    {
        double centre = 0, scale;
        if (kind == KeySectionKind.PitchClasses)
        {
            centre = sums.Sum() / sums.Length;
            scale = Math.Sqrt(sums.Sum(x => (x - centre) * (x - centre)));
        }
        else
        {
            scale = sums.Sum() / (kind == KeySectionKind.PitchClassPairs ? 12 : 1);
        }

        for (var i = 0; i < sums.Length; i++)
        {
            features[i] = scale > 0 ? (float)((sums[i] - centre) / scale) : 0;
        }
    }

    private static void ToUnitLength(Span<float> values)
    {
        var squares = 0f;
        foreach (var value in values)
        {
            squares += value * value;
        }

        if (squares > 0)
        {
            var factor = 1 / MathF.Sqrt(squares);
            for (var i = 0; i < values.Length; i++)
            {
                values[i] *= factor;
            }
        }
    }
}
