namespace AceData.Nets.Tokenizers.Unigram;

/// <summary>A token of a prompt.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Text">What it stands for, with <c>▁</c> for a space; for an unknown one what stood there.</param>
public readonly record struct UnigramPiece(int Id, string Text);
