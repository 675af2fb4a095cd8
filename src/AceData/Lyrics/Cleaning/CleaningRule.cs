namespace AceData.Lyrics.Cleaning;

/// <summary>The rules of cleaning, in the order they work: characters, page furniture, structure, document.</summary>
public enum CleaningRule
{
    A0, A1, A2, A3, A4, A5, A6, A7, A8, A9, A10, A11,
    B1, B2, B3, B4, B5, B6, B7,
    C0, C1, C2, C3, C4, C5, C6, C7, C8, C9,
    D1, D2, D3, D4, D5, D6,
}
