namespace AceData.Nets.Weights;

/// <summary>A file of weights cannot be used: it is missing, damaged, dangerous, or made for another network.</summary>
public class WeightsException : Exception
{
    /// <summary>There is no such file or folder, or it cannot be opened.</summary>
    public const string Missing = "WEIGHTS-MISSING";

    /// <summary>The file is damaged or contradicts itself.</summary>
    public const string Bad = "WEIGHTS-BAD";

    /// <summary>The file is something else: a page, a pointer, another format.</summary>
    public const string Foreign = "WEIGHTS-FOREIGN";

    /// <summary>The file asks for code to be run, or for more than a file of weights needs.</summary>
    public const string Unsafe = "WEIGHTS-UNSAFE";

    /// <summary>The weights belong to another network.</summary>
    public const string Mismatch = "WEIGHTS-MISMATCH";

    /// <param name="code">One of the codes above, the key of the message in every language.</param>
    /// <param name="message">Whole sentences: what happened, why, what to do.</param>
    /// <param name="innerException">The technical cause, if any.</param>
    public WeightsException(string code, string message, Exception? innerException = null)
        : base(message, innerException) => Code = code;

    /// <summary>Stable code such as <c>WEIGHTS-BAD</c>.</summary>
    public string Code { get; }
}
