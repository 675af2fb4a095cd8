namespace AceData.Samples;

/// <summary>The three pieces, note by note.</summary>
internal static class Songs
{
    /// <summary>Hip hop, 93 bpm, A minor, 4/4: swung drums, electric piano, bass, a lead in the second half.</summary>
    public static Mixer NightBus()
    {
        const int Bars = 13;
        var song = new Mixer(93, Bars * 4);
        int[][] chords = [[57, 60, 64, 67], [53, 57, 60, 64], [50, 57, 60, 65], [52, 56, 62, 64]];
        int[] roots = [33, 29, 38, 28];
        (double At, int Note, double Beats)[] melody =
        [
            (0, 76, 1.5), (1.5, 74, 0.5), (2, 72, 1), (3, 69, 1), (4, 69, 1.5), (5.5, 72, 0.5), (6, 77, 2),
            (8, 74, 1.5), (9.5, 72, 0.5), (10, 69, 1), (11, 65, 1), (12, 68, 1), (13, 71, 1), (14, 74, 1), (15, 71, 1),
        ];
        for (var bar = 0; bar < Bars; bar++)
        {
            var at = bar * 4.0;
            var last = bar == Bars - 1;
            var chord = last ? chords[0] : chords[bar % 4];
            foreach (var note in chord)
            {
                song.Add(at, Instruments.ElectricPiano(note, (last ? 4 : 1.6) * song.Beat), 0.16, -0.3, 0.35);
                if (!last)
                {
                    song.Add(at + 2.62, Instruments.ElectricPiano(note, 1.1 * song.Beat), 0.12, -0.3, 0.35);
                }
            }

            var root = last ? roots[0] : roots[bar % 4];
            song.Add(at, Instruments.Bass(root, (last ? 3.5 : 1.2) * song.Beat), 0.5);
            if (last)
            {
                song.Add(at, Instruments.Kick(), 0.8);
                continue;
            }

            song.Add(at + 1.62, Instruments.Bass(root + 12, 0.3 * song.Beat), 0.35);
            song.Add(at + 2.5, Instruments.Bass(root, 1.1 * song.Beat), 0.5);
            foreach (var beat in bar % 2 == 0 ? (double[])[0, 1.62, 2.5] : [0, 2.5, 3.62])
            {
                song.Add(at + beat, Instruments.Kick(), 0.8);
            }

            song.Add(at + 1, Instruments.Snare(), 0.7, 0.05, 0.15);
            song.Add(at + 3, Instruments.Snare(), 0.7, 0.05, 0.15);
            for (var half = 0; half < 8; half++)
            {
                // The off-beats come late: swing.
                song.Add(at + (half / 2) + (half % 2 * 0.62), Instruments.Hat(half == 7 ? 18 : 70), half % 2 == 0 ? 0.3 : 0.2, 0.25);
            }
        }

        foreach (var (at, note, length) in melody)
        {
            song.Add(16 + at, Instruments.Lead(note, length * song.Beat * 0.95), 0.13, 0.2, 0.5);
            song.Add(32 + at, Instruments.Lead(note, length * song.Beat * 0.95), 0.15, 0.2, 0.5);
        }

        return song;
    }

    /// <summary>House, 128 bpm, G minor, 4/4: four to the floor, off-beat bass, stabs, a pad that makes room for the kick.</summary>
    public static Mixer SunriseDrive()
    {
        const int Bars = 18;
        var song = new Mixer(128, Bars * 4);
        int[][] chords = [[55, 58, 62, 65], [51, 55, 58, 62], [58, 62, 65, 69], [53, 57, 60, 65]];
        int[] roots = [31, 27, 34, 29];
        double[] stabs = [0, 0.75, 1.5, 2.5, 3.25];
        int[] riff = [74, 70, 67, 70, 74, 77, 74, 70];
        for (var bar = 0; bar < Bars; bar++)
        {
            foreach (var note in chords[bar % 4])
            {
                song.Add(bar * 4, Instruments.Pad(note, 4 * song.Beat), 0.13, 0, 0.4);
                foreach (var beat in bar >= 2 ? stabs : [])
                {
                    song.Add((bar * 4) + beat, Instruments.Stab(note + 12, 0.4 * song.Beat), 0.11, 0.15, 0.3);
                }
            }

            for (var eighth = 0; eighth < 8 && bar >= 8; eighth++)
            {
                song.Add((bar * 4) + (eighth * 0.5), Instruments.Pluck(riff[eighth] - (bar % 4 == 3 && eighth > 3 ? 2 : 0), 0.5), 0.22, -0.35, 0.45);
            }
        }

        song.Pump(0.6);
        for (var beat = 0; beat < Bars * 4; beat++)
        {
            var bar = beat / 4;
            song.Add(beat, Instruments.Kick(), 0.9);
            if (bar >= 1)
            {
                song.Add(beat + 0.5, Instruments.Hat(28), 0.3, 0.2);
                song.Add(beat + 0.25, Instruments.Hat(80), 0.12, -0.2);
                song.Add(beat + 0.75, Instruments.Hat(80), 0.14, -0.2);
            }

            if (bar >= 2)
            {
                song.Add(beat + 0.5, Instruments.Bass(roots[bar % 4], 0.45 * song.Beat), 0.55);
            }

            if (bar >= 4 && beat % 2 == 1)
            {
                song.Add(beat, Instruments.Clap(), 0.4, 0, 0.25);
            }
        }

        return song;
    }

    /// <summary>Ballad, 72 bpm, D major, 3/4: plucked strings, pad, soft bass, a tune.</summary>
    public static Mixer HarbourWaltz()
    {
        const int Bars = 14;
        var song = new Mixer(72, Bars * 3);
        int[][] chords =
        [
            [50, 57, 62, 66], [47, 54, 59, 62], [43, 50, 55, 59], [45, 52, 57, 61], [50, 57, 62, 66], [42, 54, 57, 61],
            [43, 50, 55, 59], [45, 52, 55, 61], [47, 54, 59, 62], [43, 50, 55, 59], [50, 57, 62, 66], [45, 52, 57, 61],
            [43, 50, 55, 59], [50, 57, 62, 66],
        ];
        (double At, int Note, double Beats)[] melody =
        [
            (6, 74, 2), (8, 73, 1), (9, 71, 1), (10, 69, 2), (12, 74, 1), (13, 76, 1), (14, 78, 1), (15, 76, 3),
            (18, 74, 2), (20, 71, 1), (21, 69, 2), (23, 67, 1), (24, 66, 2), (26, 71, 1), (27, 74, 3),
            (30, 78, 2), (32, 76, 1), (33, 76, 2), (35, 73, 1), (36, 74, 1), (37, 71, 1), (38, 67, 1), (39, 66, 3),
        ];
        for (var bar = 0; bar < Bars; bar++)
        {
            var chord = chords[bar];
            int[] pattern = [0, 1, 2, 3, 2, 1];
            for (var eighth = 0; eighth < (bar == Bars - 1 ? 4 : 6); eighth++)
            {
                song.Add((bar * 3) + (eighth * 0.5), Instruments.Pluck(chord[pattern[eighth]] + (eighth == 0 ? 0 : 12), 2.2), eighth == 0 ? 0.5 : 0.34, (eighth - 2.5) / 6, 0.3);
            }

            song.Add(bar * 3, Instruments.Bass(chord[0] - (chord[0] > 46 ? 12 : 0), 2.7 * song.Beat), 0.22);
            foreach (var note in chord.Skip(1))
            {
                song.Add(bar * 3, Instruments.Pad(note + 12, 3 * song.Beat), bar < 2 ? 0.04 : 0.07, 0, 0.5);
            }
        }

        foreach (var (at, note, length) in melody)
        {
            song.Add(at, Instruments.Lead(note, length * song.Beat * 0.97), 0.2, 0.1, 0.5);
        }

        return song;
    }
}
