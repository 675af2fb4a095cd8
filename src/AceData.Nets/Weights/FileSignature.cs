namespace AceData.Nets.Weights;

/// <summary>What a file is by its first bytes: those that are often found under the name of a file of weights.</summary>
internal sealed record FileSignature(string Beginning, string What, string WhatToDo)
{
    /// <summary>For a reader that takes none of them.</summary>
    public static readonly FileSignature None = new(string.Empty, string.Empty, string.Empty);

    /// <summary>A zip archive, as PyTorch writes.</summary>
    public static readonly FileSignature Zip = new("PK\u0003\u0004", "a zip archive", "If PyTorch made it, its name ends in .bin or .pt.");

    private static readonly FileSignature[] Known =
    [
        new("version https://git-lfs", "the pointer that Git keeps in place of a large file", "Get the file itself, for example with: git lfs pull"),
        new("<!DOCTYPE", "a web page", "Get the file again; the download gave a page, perhaps for signing in."),
        new("<!doctype", "a web page", "Get the file again; the download gave a page, perhaps for signing in."),
        new("<html", "a web page", "Get the file again; the download gave a page, perhaps for signing in."),
        new("GGUF", "a model for llama.cpp (GGUF)", "Get the version of the model in safetensors."),
        Zip,
    ];

    /// <exception cref="WeightsException">The file is something known that is not <paramref name="wanted"/>.</exception>
    public static void RefuseOthers(WeightsInput input, FileSignature wanted)
    {
        foreach (var signature in Known)
        {
            if (signature != wanted && signature.IsOf(input))
            {
                throw WeightsFault.Foreign(input.Path, signature.What, signature.WhatToDo);
            }
        }
    }

    /// <summary>Whether the file begins so.</summary>
    public bool IsOf(WeightsInput input)
    {
        Span<byte> bytes = stackalloc byte[Beginning.Length];
        if (input.Length < bytes.Length)
        {
            return false;
        }

        input.Read(0, bytes);
        return System.Text.Ascii.Equals(bytes, Beginning);
    }
}
