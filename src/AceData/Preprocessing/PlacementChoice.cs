using AceData.Audio;
using AceData.Files;
using AceData.Nets;
using AceData.Nets.Weights;
using AceData.Requests;

namespace AceData.Preprocessing;

/// <summary>Where the networks compute, by the words of a request.</summary>
internal static class PlacementChoice
{
    private const string Auto = "auto";

    /// <summary>The place and the precision that are meant.</summary>
    /// <exception cref="AceDataException">A word is not known, there is no such card, or torch is not installed.</exception>
    public static Placement Of(string? device, string? precision)
    {
        var where = IsAuto(device) ? null : ComputeDevice.Find(device!)
            ?? throw Unknown($"There is no device '{FileNames.Printable(device!)}'. Known are {Auto}, cpu, cuda, and for further cards cuda:1, cuda:2.");
        var numbers = IsAuto(precision) ? null : Precision.Find(precision!) is { Type: not null } found ? found
            : throw Unknown($"There is no precision '{FileNames.Printable(precision!)}'. Known are {string.Join(", ", Precision.All.Where(one => one.Type is not null).Select(one => one.Name).Prepend(Auto))}.");
        try
        {
            TorchRuntime.Load();
            if (where?.Card is { } card && !(TorchSharp.torch.cuda.is_available() && card < TorchSharp.torch.cuda.device_count()))
            {
                throw new AceDataException("TORCH-NO-CARD", $"There is no graphics card '{where}' that torch can compute on. Leave --device out, or see what is missing: {CommandHint.Of("doctor")}");
            }

            var chosen = where ?? ComputeDevice.Best();
            numbers ??= chosen.UsualPrecision;
            return chosen.Card is null && numbers == Precision.Fp16
                ? throw new AceDataException("REQUEST-INVALID", "Processors do not compute these networks in float16. Choose float32, or bfloat16 for half the memory.")
                : new Placement(chosen, numbers);
        }
        catch (TorchBackendException exception)
        {
            throw new AceDataException(exception.Code, exception.Message, exception);
        }
    }

    private static bool IsAuto(string? word) => string.IsNullOrWhiteSpace(word) || word == Auto;

    private static AceDataException Unknown(string text) => new("REQUEST-INVALID", text);
}
