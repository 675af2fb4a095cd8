namespace AceData.Nets.Tokenizers.Numbers;

/// <summary>The currencies that the reference spells out, in the order in which it looks for them.</summary>
internal enum Currency
{
    Gbp,
    Usd,
    Eur,
}
