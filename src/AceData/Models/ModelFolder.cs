using System.Security.Cryptography;
using System.Text;
using AceData.Audio;
using AceData.Files;
using AceData.Nets.Hubert;
using AceData.Nets.MusicDcae;
using AceData.Nets.Tokenizers.Files;
using AceData.Nets.Tokenizers.Lyrics;
using AceData.Nets.Tokenizers.Unigram;
using AceData.Nets.Umt5;
using AceData.Nets.Weights;
using AceData.Requests;
using AceData.Settings;
using AceData.Tagging;

namespace AceData.Models;

/// <summary>
/// The models of a folder, one at a time: what is asked for is loaded, belongs to whoever asked, and is disposed by them, so that no two need to be in memory together.
/// Opening loads nothing. A folder of checkpoints of ACE-Step, which knows nothing of AceData, can be opened as it is.
/// </summary>
public sealed class ModelFolder
{
    private const string ConfigFile = "config.json";
    private const string LyricVocabularyName = "lyric_vocab.json";
    private readonly ModelLock _lock;

    private ModelFolder(string path, ModelLock known, bool isTiny) => (Folder, _lock, IsTiny) = (path, known, isTiny);

    /// <summary>Full path.</summary>
    public string Folder { get; }

    /// <summary>True for models that were made on the spot and know nothing.</summary>
    public bool IsTiny { get; }

    /// <summary>The folder that is meant: the one that was asked for, else that of the settings, else that of the user.</summary>
    /// <param name="asked">The value of <c>--models</c>, or null.</param>
    /// <param name="settings">Of the data folder.</param>
    /// <returns>Full path; it need not exist.</returns>
    public static string PathOf(string? asked, AppSettings settings) => PathGuard.Full(Path.Combine(
        Environment.CurrentDirectory,
        asked ?? settings.ModelsFolder ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "AceData", "models")));

    /// <summary>Looks at the folder.</summary>
    /// <param name="path">Full path, as from <see cref="PathOf"/>.</param>
    /// <exception cref="AceDataException">MODELS-MIXED: tiny and real ones together. Or its list cannot be read.</exception>
    public static ModelFolder Open(string path)
    {
        var known = ModelLock.Read(path);
        var present = ModelPart.All.Select(part => (part.Name, Folder: FolderOf(path, known, part))).Where(part => Directory.Exists(part.Folder)).ToList();
        var tiny = present.Where(part => TinyModels.IsTiny(part.Folder)).Select(part => part.Name).ToList();
        return tiny.Count == 0 || tiny.Count == present.Count
            ? new ModelFolder(path, known, tiny.Count > 0)
            : throw Mixed(path, tiny, [.. present.Select(part => part.Name).Except(tiny)]);
    }

    /// <summary>Full path of the folder of a part; it need not exist.</summary>
    public string FolderOf(ModelPart part) => FolderOf(Folder, _lock, part);

    /// <summary>
    /// What tells this network from any other: the hash of its largest file as it was published, whatever it was made into here, and of its <c>config.json</c>, which decides as much. What is not in
    /// the list of the folder is worked out, which takes seconds a gigabyte.
    /// </summary>
    /// <returns>64 hex digits.</returns>
    /// <exception cref="AceDataException">The part is not there.</exception>
    public async Task<string> IdentityOfAsync(ModelPart part, CancellationToken cancellationToken)
    {
        var folder = Require(part);
        if (_lock.Parts.TryGetValue(part.Name, out var locked))
        {
            await RequireUnchangedAsync(part, folder, locked, cancellationToken);
            var weights = locked.Files.MaxBy(file => file.Bytes)!; // not null: a part has files
            return Identity(weights.MadeOf ?? weights.Sha256, locked.Files.FirstOrDefault(file => file.Name == ConfigFile)?.Sha256);
        }

        var largest = part.Files.SelectMany(file => new[] { file.Kept, file.Name }).Select(name => Path.Combine(folder, name)).Where(File.Exists).MaxBy(FileHash.SizeOf);
        var config = Path.Combine(folder, ConfigFile);
        return largest is null || (largest == config && part.Files.Any(file => file.Name != ConfigFile))
            ? throw Missing([part])
            : Identity(await FileHash.Sha256Async(largest, null, cancellationToken), File.Exists(config) && config != largest ? await FileHash.Sha256Async(config, null, cancellationToken) : null);
    }

    private static string Identity(string weights, string? config) => config is null || config == weights ? weights : Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(weights + config)));

    /// <summary>The network that reads prompts.</summary>
    /// <exception cref="AceDataException">It is not there, or damaged.</exception>
    public Umt5Encoder TextEncoder(Placement placement) => Load(ModelPart.TextEncoder, folder => Umt5Encoder.Load(folder, placement));

    /// <summary>The tokenizer of prompts that belongs to <see cref="TextEncoder"/>. Ids such as the comma's are asked of it and never written down.</summary>
    /// <exception cref="AceDataException">It is not there, or damaged.</exception>
    public UnigramTokenizer PromptTokenizer() => Load(ModelPart.TextEncoder, folder => UnigramTokenizer.Load(Path.Combine(folder, "tokenizer.json")));

    /// <summary>The tokenizer of lyrics: that of the program, or of tiny models their own.</summary>
    /// <exception cref="AceDataException">It is not there, or damaged.</exception>
    public LyricTokenizer LyricTokenizer()
    {
        try
        {
            return Nets.Tokenizers.Lyrics.LyricTokenizer.Load(IsTiny ? Path.Combine(Folder, LyricVocabularyName) : Path.Combine(TagRules.ShippedFolder, "config", LyricVocabularyName));
        }
        catch (TokenizerFileException exception)
        {
            throw new AceDataException("MODEL-BAD", $"The words of lyrics cannot be read: {exception.Message} Install AceData again{(IsTiny ? ", or make the tiny models again" : "")}.", exception);
        }
    }

    /// <summary>From log-mel to latents.</summary>
    /// <exception cref="AceDataException">It is not there, or damaged.</exception>
    public DcaeEncoder CodecEncoder(Placement placement) => Load(ModelPart.Codec, folder => DcaeEncoder.Load(folder, placement));

    /// <summary>From latents to log-mel.</summary>
    /// <exception cref="AceDataException">It is not there, or damaged.</exception>
    public DcaeDecoder CodecDecoder(Placement placement) => Load(ModelPart.Codec, folder => DcaeDecoder.Load(folder, placement));

    /// <summary>From log-mel to sound.</summary>
    /// <exception cref="AceDataException">It is not there, or damaged.</exception>
    public MusicVocoder Vocoder(Placement placement) => Load(ModelPart.Vocoder, folder => MusicVocoder.Load(folder, placement));

    /// <summary>The network that hears music.</summary>
    /// <exception cref="AceDataException">It is not there, or damaged.</exception>
    public HubertModel Mert(Placement placement) => Load(ModelPart.Mert, folder => HubertModel.Load(folder, placement));

    /// <summary>The network that hears voices.</summary>
    /// <exception cref="AceDataException">It is not there, or damaged.</exception>
    public HubertModel MHubert(Placement placement) => Load(ModelPart.MHubert, folder => HubertModel.Load(folder, placement));

    internal static string FolderOf(string path, ModelLock known, ModelPart part) =>
        known.Parts.TryGetValue(part.Name, out var locked) && locked.Folder is { } elsewhere ? elsewhere : Path.Combine(path, part.Name);

    private T Load<T>(ModelPart part, Func<string, T> load)
    {
        var folder = Require(part);
        try
        {
            return load(folder);
        }
        catch (WeightsException exception)
        {
            throw new AceDataException(exception.Code, exception.Message, exception);
        }
        catch (TokenizerFileException exception)
        {
            throw new AceDataException("MODEL-BAD", $"The tokenizer of {part.Name} in '{folder}' cannot be used: {exception.Message} Get it again: {Again(part)}", exception);
        }
        catch (Nets.TorchBackendException exception)
        {
            throw new AceDataException(exception.Code, exception.Message, exception);
        }
    }

    // Sizes cost nothing to look at and find what was cut or half copied; the hashes are for 'models verify'.
    private string Require(ModelPart part)
    {
        var folder = FolderOf(part);
        if (!Directory.Exists(folder))
        {
            throw Missing([part]);
        }

        if (_lock.Parts.TryGetValue(part.Name, out var locked)
            && locked.Files.FirstOrDefault(file => FileHash.SizeOf(Path.Combine(folder, file.Name)) != file.Bytes) is { } changed)
        {
            throw new AceDataException("MODEL-CHANGED", $"'{changed.Name}' of {part.Name} in '{folder}' is not the file any more that was checked: it is missing or has another size. Get it again: {Again(part)}");
        }

        return folder;
    }

    // Who writes into a file later than its part was complete may have damaged it. Reading it costs a second a gigabyte, and a copied folder that much at each start.
    private async Task RequireUnchangedAsync(ModelPart part, string folder, LockedPart locked, CancellationToken cancellationToken)
    {
        foreach (var file in locked.Files)
        {
            var path = Path.Combine(folder, file.Name);
            if (File.GetLastWriteTimeUtc(path) > locked.Time.UtcDateTime && await FileHash.Sha256Async(path, null, cancellationToken) != file.Sha256)
            {
                throw new AceDataException("MODEL-CHANGED", $"'{file.Name}' of {part.Name} in '{folder}' is not the file any more that was checked: its content was changed. Get it again: {Again(part)}");
            }
        }
    }

    /// <summary>Looks for several parts at once, so that all that is missing is named together.</summary>
    /// <exception cref="AceDataException">MODEL-MISSING.</exception>
    public void RequireAll(params IEnumerable<ModelPart> parts)
    {
        var missing = parts.Where(part => !Directory.Exists(FolderOf(part))).ToList();
        if (missing.Count > 0)
        {
            throw Missing(missing);
        }
    }

    private AceDataException Missing(List<ModelPart> parts)
    {
        var (folder, size) = (FileNames.Printable(Folder), FileSizes.Of(parts.Sum(part => part.Bytes), System.Globalization.CultureInfo.InvariantCulture));
        var get = CommandHint.Of([.. (string[])["models", "get"], .. parts.Select(part => part.Name), "--models", Folder]);
        var use = CommandHint.Of("models", "use", "FOLDER");
        return new AceDataException("MODEL-MISSING", parts is [var one]
            ? $"The model {one.Name} is not in '{folder}'. To download it ({size}): {get}; where you have it already: {use}"
            : $"The models {string.Join(", ", parts.Select(part => part.Name))} are not in '{folder}'. To download them ({size}): {get}; where you have them already: {use}");
    }

    private string Again(ModelPart part) => CommandHint.Of([.. (string[])["models", "get"], .. IsTiny ? ["--tiny"] : new[] { part.Name }, "--models", Folder]);

    private static AceDataException Mixed(string path, List<string> tiny, List<string> real) => new(
        "MODELS-MIXED",
        $"In '{FileNames.Printable(path)}' there are tiny models for tests ({string.Join(", ", tiny)}) beside real ones ({string.Join(", ", real)}), and nothing good comes of both together. Take one kind away: {CommandHint.Of(["models", "remove", .. tiny])}");
}
