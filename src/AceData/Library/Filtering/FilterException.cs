using AceData.Audio;

namespace AceData.Library.Filtering;

/// <summary>A filter that cannot be understood, with the place to mark.</summary>
public sealed class FilterException : AceDataException
{
    internal FilterException(string message, int start, int length, string? nearest = null)
        : base("FILTER-BAD", nearest is null ? message : $"{message} Did you mean {nearest}?")
    {
        Start = start;
        Length = length;
        Nearest = nearest;
    }

    /// <summary>First character of the part that is not understood.</summary>
    public int Start { get; }

    /// <summary>Its number of characters; 0 at a place where something is missing.</summary>
    public int Length { get; }

    /// <summary>What was probably meant, such as <c>lyrics:missing</c>; null when nothing is near.</summary>
    public string? Nearest { get; }
}
