using AceData.Audio;
using AceData.Audio.Decoding;
using AceData.Samples;

namespace AceData.Preprocessing.Stages;

/// <summary>The network of one stage, in memory until it is disposed.</summary>
internal interface IStageNetwork : IDisposable
{
    /// <summary>Computes one part of a sample. Not on several threads at once; everything that it needs besides the result is given back.</summary>
    /// <param name="sound">As <see cref="TrainingSound"/> makes it.</param>
    /// <param name="cancellationToken">Heard where the work has joints.</param>
    /// <exception cref="AceDataException">MODEL-NUMBERS, MEMORY-SHORT.</exception>
    SampleArray<float> Compute(StereoSound sound, CancellationToken cancellationToken);
}
