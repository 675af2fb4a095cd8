using System.Globalization;
using AceData.Audio;
using AceData.Files;

namespace AceData.Preprocessing;

/// <summary>
/// Which samples a run that computes everything anew has made, on the disk until all are: so that the same command goes on behind a stop, a kill or a power cut instead of with the
/// first song. A run that keeps what is there ends it.
/// </summary>
internal sealed class MadeAnew
{
    private const string Extension = ".anew";
    private const string Head = "Samples that preprocess --overwrite has made anew, until it is through with all:";
    private const int LongestText = 64 << 20;
    private readonly string _path;
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);

    private MadeAnew(string path) => _path = path;

    /// <summary>True where an earlier run was stopped.</summary>
    public bool IsContinued { get; private init; }

    /// <summary>Samples that it made.</summary>
    public int Count => _keys.Count;

    /// <summary>What an earlier run left; nothing where it came to its end.</summary>
    /// <param name="work">Full path of the folder of what networks computed; it exists.</param>
    /// <param name="shard">The part of the songs, which has its own.</param>
    /// <exception cref="AceDataException">It cannot be read.</exception>
    public static MadeAnew Open(string work, Shard shard)
    {
        var path = PathOf(work, shard);
        if (!File.Exists(path))
        {
            return new MadeAnew(path);
        }

        var made = new MadeAnew(path) { IsContinued = true };
        made._keys.UnionWith(TextFile.Read(path, LongestText).Text.Split('\n').Skip(1).Where(key => key.Length > 0));
        return made;
    }

    /// <summary>A run that keeps samples gives up what another one began: of the whole set in all parts.</summary>
    /// <param name="work">Full path of the folder of what networks computed; it exists.</param>
    /// <param name="shard">The part of the songs.</param>
    public static void Forget(string work, Shard shard)
    {
        foreach (var path in shard == Shard.Whole ? Directory.GetFiles(work, "*" + Extension) : [PathOf(work, shard)])
        {
            TryDelete(path);
        }
    }

    /// <summary>Whether the sample of a song was made anew.</summary>
    public bool Holds(string key) => _keys.Contains(key);

    /// <summary>From now on a stopped run is gone on with.</summary>
    public void Begin() => Save();

    /// <summary>A sample was made anew.</summary>
    public void Add(string key)
    {
        _keys.Add(key);
        try
        {
            Save();
        }
        catch (AceDataException)
        {
            // The sample is made; that it is made once more after a stop is no reason to end the run.
        }
    }

    /// <summary>All are made: the next run begins with the first song.</summary>
    public void End() => TryDelete(_path);

    private static string PathOf(string work, Shard shard) => Path.Combine(work, string.Create(CultureInfo.InvariantCulture, $"{shard.Number}-{shard.Count}{Extension}"));

    private void Save() => AtomicFile.Default.Write(new AtomicWrite { Path = _path, Content = TextFile.Encode(string.Join('\n', _keys.Order(StringComparer.Ordinal).Prepend(Head)) + "\n") });

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next run that keeps what is there tries again.
        }
    }
}
