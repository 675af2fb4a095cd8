using Microsoft.Win32.SafeHandles;

namespace AceData.Nets.Weights;

/// <summary>
/// The bytes of a file of weights, from anywhere in it. Read with calls and not through a mapping: a mapping gains little (docs/decisions/0021), and a
/// file that is cut or a disk that is pulled while it is mapped ends the process.
/// </summary>
internal sealed class WeightsInput : IDisposable
{
    private const int LongestCall = 64 << 20;
    private readonly SafeFileHandle _handle;

    /// <exception cref="WeightsException">There is no such file, or it cannot be opened.</exception>
    public WeightsInput(string path)
    {
        Path = path;
        try
        {
            // Before it is opened: opening a pipe would wait for ever, and pipes and devices have no length.
            if (new FileInfo(path).Length == 0)
            {
                throw WeightsFault.Bad(path, "it is empty");
            }

            _handle = File.OpenHandle(path);
            Length = RandomAccess.GetLength(_handle);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new WeightsException(WeightsException.Missing, $"There is no file '{path}'. Get the model again, or choose its folder.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new WeightsException(WeightsException.Missing, $"'{path}' cannot be opened: {exception.Message}", exception);
        }
    }

    public string Path { get; }

    /// <summary>Bytes, when it was opened.</summary>
    public long Length { get; }

    /// <summary>Fills <paramref name="destination"/> with what stands from <paramref name="position"/> on.</summary>
    /// <exception cref="WeightsException">The file ends before that, or cannot be read any more.</exception>
    public void Read(long position, Span<byte> destination)
    {
        try
        {
            while (destination.Length > 0)
            {
                var read = RandomAccess.Read(_handle, destination[..Math.Min(destination.Length, LongestCall)], position);
                if (read <= 0)
                {
                    throw WeightsFault.Bad(Path, "it ends too early");
                }

                position += read;
                destination = destination[read..];
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new WeightsException(WeightsException.Bad, $"'{Path}' cannot be read any more: {exception.Message} Is the disk still there?", exception);
        }
    }

    public void Dispose() => _handle.Dispose();
}
