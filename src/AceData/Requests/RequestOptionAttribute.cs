namespace AceData.Requests;

/// <summary>
/// How a property of a request appears on the command line. Without it the option is named after the property
/// (<c>DataRoot</c> → <c>--data-root</c>, and <c>--data_root</c> as well); the help text is its <c>[Description]</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RequestOptionAttribute(params string[] aliases) : Attribute
{
    /// <summary>Further names of the option, such as those of the original tool: <c>--moods_file</c>.</summary>
    public IReadOnlyList<string> Aliases { get; } = aliases;

    /// <summary>True for the words that stand on the command line without an option: files and folders.</summary>
    public bool IsArgument { get; init; }
}
