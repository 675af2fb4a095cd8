using System.Runtime.InteropServices;
using AceData.Audio;
using AceData.Samples;
using static TorchSharp.torch;

namespace AceData.Preprocessing.Stages;

/// <summary>Between tensors and the arrays of a sample.</summary>
internal static class StageNumbers
{
    /// <summary>The numbers of a tensor.</summary>
    /// <param name="numbers">float32 on the processor.</param>
    /// <exception cref="AceDataException">MODEL-NUMBERS: some are none.</exception>
    public static SampleArray<float> Of(Tensor numbers)
    {
        using var whole = numbers.contiguous();
        var array = whole.data<float>().ToArray();
        return array.All(float.IsFinite)
            ? new SampleArray<float>(array, [.. whole.shape.Select(size => (int)size)])
            : throw new AceDataException(PreprocessCodes.NumbersBad, "The model gave something else than numbers for this song: its weights are damaged, or the numbers outgrew the precision. Try --precision float32; if that does not help, check the models.");
    }

    /// <summary>Runs something on torch, and says so where its memory is not enough.</summary>
    public static T Guard<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (ExternalException exception) when (exception.Message.Contains("out of memory", StringComparison.OrdinalIgnoreCase) || exception.Message.Contains("can't allocate", StringComparison.OrdinalIgnoreCase) || exception.Message.Contains("alloc_cpu", StringComparison.OrdinalIgnoreCase))
        {
            throw TooLittleMemory(exception);
        }
    }

    /// <summary>What is said where memory was not enough.</summary>
    public static AceDataException TooLittleMemory(Exception exception) =>
        new(PreprocessCodes.MemoryShort, "There was too little memory for this song. Close other programs, or give the listening networks fewer chunks at once with --batch 1.", exception);
}
