namespace AceData.Nets.Tokenizers.Files;

/// <summary>A tokenizer file that cannot be used; the message names the file, the line where one is known, and what was expected there.</summary>
public sealed class TokenizerFileException : Exception
{
    internal TokenizerFileException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
