using AceData.Audio;
using AceData.Preprocessing.Stages;

namespace AceData.Preprocessing;

/// <summary>A fault of ours in one song, or a song that is larger than the memory: it costs that song and not the thousand after it; the exit code tells.</summary>
internal static class SongFault
{
    /// <summary>Whether it is a fault, and neither an answer nor a stop.</summary>
    public static bool Is(Exception exception) => exception is not (AceDataException or OperationCanceledException);

    /// <summary>What is said of the song.</summary>
    public static AceDataException Of(Exception fault) => fault is OutOfMemoryException
        ? StageNumbers.TooLittleMemory(fault)
        : new AceDataException(PreprocessSongsResult.FaultCode, $"A fault in AceData: {fault.Message} ({fault.GetType().Name}). No sample was made of the song; please report this.", fault);
}
