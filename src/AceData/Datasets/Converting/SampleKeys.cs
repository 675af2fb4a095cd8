using System.Security.Cryptography;
using System.Text;
using AceData.Files;

namespace AceData.Datasets.Converting;

/// <summary>
/// The names of training samples: the stem of a song that no other song has, else the stem, <c>~</c> and eight hexadecimal digits of its path.
/// A song keeps the key that an earlier data set gave it, so that finished samples stay its own.
/// </summary>
public sealed class SampleKeys
{
    private const int Digits = 8;
    private readonly Dictionary<string, string> _given;
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _stems = new(StringComparer.Ordinal);

    /// <param name="paths">Paths of all songs of the set as the rows name them.</param>
    /// <param name="given">Keys of the earlier data set by such paths; empty when there is none.</param>
    public SampleKeys(IReadOnlyList<string> paths, IReadOnlyDictionary<string, string> given)
    {
        _given = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            if (given.TryGetValue(path, out var key) && key.Length > 0 && _taken.Add(FileNames.CollisionKey(key)))
            {
                _given.Add(path, key);
            }

            var stem = FileNames.CollisionKey(Path.GetFileNameWithoutExtension(path));
            _stems[stem] = _stems.GetValueOrDefault(stem) + 1;
        }
    }

    /// <summary>The key of a song of the set; asked once for each.</summary>
    /// <param name="path">As given to the constructor.</param>
    public string Of(string path)
    {
        if (_given.TryGetValue(path, out var known))
        {
            return known;
        }

        // Files get these names, and on Windows neither case nor a device's name tells two apart.
        var stem = Path.GetFileNameWithoutExtension(path);
        if (_stems[FileNames.CollisionKey(stem)] == 1 && !FileNames.IsDevice(stem) && _taken.Add(FileNames.CollisionKey(stem)))
        {
            return stem;
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)));
        for (var digits = Digits; ; digits++)
        {
            var key = $"{stem}~{hash[..digits]}";
            if (_taken.Add(FileNames.CollisionKey(key)))
            {
                return key;
            }
        }
    }
}
