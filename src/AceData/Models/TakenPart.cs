using AceData.Audio;
using AceData.Jobs;

namespace AceData.Models;

/// <summary>Notes a part that lies in a folder of somebody else, or copies it.</summary>
/// <param name="folder">Full path of the folder of models.</param>
/// <param name="time">For its list.</param>
internal sealed class TakenPart(string folder, TimeProvider time)
{
    /// <summary>Checks every byte, then notes the place or copies.</summary>
    /// <param name="part">The part.</param>
    /// <param name="place">Full path of its folder.</param>
    /// <param name="isCopy">Whether it is to be copied.</param>
    /// <param name="revision">The commit of the hub, where the place tells it.</param>
    /// <param name="progress">Is told of the bytes.</param>
    /// <param name="cancellationToken">Stops between pieces.</param>
    /// <returns>How it came; a file of PyTorch is always copied, as safetensors.</returns>
    /// <exception cref="AceDataException">It is not whole or damaged, or the disk is full.</exception>
    public async Task<ModelOrigin> TakeAsync(ModelPart part, string place, bool isCopy, string? revision, IProgress<JobEvent> progress, CancellationToken cancellationToken)
    {
        var files = new PartFiles(part, place);
        var bytes = new ByteProgress(progress, time, files.Bytes);
        var done = 0L;
        var own = Path.Combine(folder, part.Name);
        var isOwn = Path.GetFullPath(place) == own;
        isCopy = (isCopy || files.NeedsConversion) && !isOwn;
        var locked = isCopy ? await files.CopyAsync(own, Read, cancellationToken) : await files.CheckAsync(Read, cancellationToken);
        var origin = isCopy || isOwn ? ModelOrigin.Copied : ModelOrigin.Used;
        ModelLock.Change(folder, part.Name, new LockedPart { Origin = origin, Folder = origin == ModelOrigin.Used ? place : null, Revision = revision, Time = time.GetUtcNow(), Files = locked });
        return origin;

        void Read(long more) => bytes.At(done += more);
    }
}
