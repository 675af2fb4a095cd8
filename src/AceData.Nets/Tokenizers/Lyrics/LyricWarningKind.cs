namespace AceData.Nets.Tokenizers.Lyrics;

/// <summary>What a person should know about lyrics that were cut into tokens.</summary>
public enum LyricWarningKind
{
    /// <summary>The line has Chinese characters, whose readings are not known here; it has no tokens.</summary>
    ChineseLine,

    /// <summary>The line is to be read as Japanese, which is not known here; it has no tokens.</summary>
    JapaneseLine,

    /// <summary>The line is in a language or a script that the model does not read.</summary>
    UnreadLanguage,

    /// <summary>The line has characters that the model does not know; each is one unknown token.</summary>
    UnknownCharacters,

    /// <summary>The line's numbers stayed digits; the model learnt the language with number words.</summary>
    NumbersKept,

    /// <summary>The model's trainer empties the whole text because of a sentence in it.</summary>
    Wiped,

    /// <summary>There are more tokens than the model reads; the rest was cut off.</summary>
    TooLong,
}
