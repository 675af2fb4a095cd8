using AceData.Nets.Tokenizers.Numbers;

namespace AceData.Nets.Tokenizers.Lyrics;

/// <summary>What the cleaner of lyrics knows of a language.</summary>
/// <param name="Code">Two letters; the token of the language is this in brackets.</param>
/// <param name="Numbers">Its number words; null where the reference has none and digits stay.</param>
/// <param name="Symbols">The words for <c>&amp; @ % # $ £ °</c>, in this order.</param>
internal sealed record LyricLanguage(string Code, NumberWords? Numbers, string[] Symbols)
{
    /// <summary>What <see cref="Symbols"/> stand for.</summary>
    public const string SymbolSigns = "&@%#$£°";

    /// <summary>Abbreviations and what they are read as, in the order in which they are looked for.</summary>
    public (string Short, string Long)[] Abbreviations { get; init; } = [];

    /// <summary>Endings that make a number an ordinal, the first that fits.</summary>
    public string[] OrdinalEndings { get; init; } = [];

    /// <summary>Whether thousands are parted by commas, else by dots.</summary>
    public bool PartsByCommas { get; init; }

    /// <summary>Whether decimals are read; in Turkish they are not.</summary>
    public bool ReadsDecimals { get; init; } = true;

    /// <summary>From the last of these on a whole amount of money is cut, to lose its "and zero cents".</summary>
    public string And { get; init; } = ", ";
}
