namespace AceData.Library;

/// <summary>What a person holds fast in a text beside a song: the whole file, one category, or one tag.</summary>
public readonly record struct LockName
{
    private const string TagPrefix = "tag:";
    private const string CategoryPrefix = "category:";

    private LockName(string text) => Text = text;

    /// <summary>The whole file: no job writes it.</summary>
    public static LockName File { get; } = new("file");

    /// <summary>As the library keeps it.</summary>
    internal string Text { get; }

    /// <summary>All values of a category, such as <c>bpm</c>, <c>key</c> or <c>genre</c>.</summary>
    public static LockName Category(string category) => new(CategoryPrefix + category);

    /// <summary>One tag as it stands in the file, such as <c>synth bass</c>.</summary>
    public static LockName Tag(string tag) => new(TagPrefix + tag);

    /// <summary>The name that the library kept.</summary>
    internal static LockName Kept(string text) => new(text);

    public override string ToString() => Text;
}
