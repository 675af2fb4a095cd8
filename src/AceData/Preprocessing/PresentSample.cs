using AceData.Audio;
using AceData.Files;
using AceData.Samples;

namespace AceData.Preprocessing;

/// <summary>What lies under the name of a sample: one of ours, one of another program that can be learnt from, something else, or nothing worth keeping.</summary>
internal static class PresentSample
{
    /// <summary>What a sample says of itself. Of one that is cut off or damaged nothing is left to lose: it is none, and made anew.</summary>
    /// <param name="sample">Full path.</param>
    /// <param name="isThere">True where there is a sample.</param>
    /// <returns>Null where there is no sample, or one of another program.</returns>
    /// <exception cref="AceDataException">SAMPLE-FOREIGN: it is something else and not ours to replace. Or it cannot be opened just now.</exception>
    public static SampleNotes? ReadNotes(string sample, out bool isThere)
    {
        isThere = false;
        if (!File.Exists(sample))
        {
            return null;
        }

        try
        {
            using var reader = new TrainingSampleReader(sample);
            var notes = SampleNotes.Of(reader.Notes);
            if (notes is null)
            {
                RequireSample(reader, sample);
            }

            isThere = true;
            return notes;
        }
        catch (AceDataException exception) when (exception.Code is SampleCodes.Damaged or FileCodes.FileMissing || IsEmpty(sample, exception))
        {
            return null;
        }
    }

    /// <summary>Whether a file is none of ours and stays; an empty one is none of anybody.</summary>
    public static bool IsForeign(string sample, AceDataException exception) => exception.Code == SampleCodes.Foreign && !IsEmpty(sample, exception);

    // Nobody can say what another program's sample was made of, but whether it can be learnt from.
    private static void RequireSample(TrainingSampleReader reader, string sample)
    {
        if (SampleNames.Numbers.Except(reader.Entries.Select(entry => entry.Name)).FirstOrDefault() is { } missing)
        {
            throw new AceDataException(SampleCodes.Foreign, $"'{FileNames.Printable(sample)}' is an HDF5 file and no training sample: it has no '{missing}'.");
        }

        foreach (var name in SampleNames.Numbers)
        {
            reader.RequireReadable(name);
        }
    }

    private static bool IsEmpty(string sample, AceDataException exception) => exception.Code == SampleCodes.Foreign && new FileInfo(sample) is { Exists: true, Length: 0 };
}
