using System.Globalization;
using AceData.Audio;
using AceData.Files;
using AceData.Nets.Weights;

namespace AceData.Models;

/// <summary>
/// Makes safetensors of a file that PyTorch wrote, once: from then on the model is read from a format that cannot hold a program. The numbers stay as they are, bit for bit.
/// </summary>
public static class SafetensorsConversion
{
    private const string Source = "acedata_source";

    /// <summary>Makes the file, unless it was made of the very same source before. Never in memory as a whole, and whole or not at all.</summary>
    /// <param name="source">Full path of the file of PyTorch.</param>
    /// <param name="target">Full path of the safetensors file, in a folder of ours.</param>
    /// <param name="cancellationToken">Heard between pieces; there is no file then.</param>
    /// <returns>Whether it was made; false when it was there already.</returns>
    /// <exception cref="AceDataException">The source is missing, damaged or dangerous, or the target cannot be written.</exception>
    public static async Task<bool> MakeAsync(string source, string target, CancellationToken cancellationToken)
    {
        try
        {
            using var weights = new PytorchFile(source);
            var mark = MarkOf(source);
            if (IsMadeOf(target, mark))
            {
                return false;
            }

            weights.Verify(cancellationToken);
            var notes = new Dictionary<string, string> { ["format"] = "pt", [Source] = mark };
            await AtomicFile.Default.WriteStreamAsync(target, write => Task.Run(
                () => SafetensorsWriter.Write(weights.Entries.Select(entry => OutgoingTensor.From(weights, entry)), notes, bytes =>
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    write(bytes);
                }),
                cancellationToken));
            return true;
        }
        catch (WeightsException exception)
        {
            throw new AceDataException(exception.Code, exception.Message, exception);
        }
    }

    // What tells one download from another without reading a gigabyte.
    private static string MarkOf(string source)
    {
        var file = new FileInfo(source);
        return string.Create(CultureInfo.InvariantCulture, $"{file.Length} bytes of {file.LastWriteTimeUtc:yyyy-MM-ddTHH:mm:ss.fffZ}");
    }

    private static bool IsMadeOf(string target, string mark)
    {
        if (!File.Exists(target))
        {
            return false;
        }

        try
        {
            using var present = new SafetensorsFile(target);
            return present.Metadata.TryGetValue(Source, out var made) && made == mark;
        }
        catch (WeightsException)
        {
            // Damaged since: it is made afresh.
            return false;
        }
    }
}
