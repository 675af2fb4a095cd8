using AceData.Lyrics.Documents;

namespace AceData.Lyrics.Inference;

/// <summary>Sections guessed from repetitions.</summary>
/// <param name="Document">The song with its sections.</param>
/// <param name="HasChorus">True when a stanza is repeated, so that there was something to tell from.</param>
/// <param name="Confidence">0 to 1: 0.3 without any repeated stanza.</param>
public sealed record InferredStructure(LyricsDocument Document, bool HasChorus, double Confidence);
