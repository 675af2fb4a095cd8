namespace AceData.Lyrics.Cleaning;

/// <summary>A rule that changed something.</summary>
/// <param name="Rule">Which.</param>
/// <param name="Count">How often.</param>
public sealed record FiredRule(CleaningRule Rule, int Count)
{
    /// <summary>What the rule does, a few words.</summary>
    public string Title => Rule switch
    {
        CleaningRule.A0 => "HTML tags, or letters apart from their marks",
        CleaningRule.A1 => "line ends",
        CleaningRule.A2 => "HTML entities",
        CleaningRule.A3 => "unusual and repeated spaces",
        CleaningRule.A4 => "invisible characters",
        CleaningRule.A5 => "apostrophes",
        CleaningRule.A6 => "quotation marks",
        CleaningRule.A7 => "dashes, dots and wide brackets",
        CleaningRule.A8 => "emoji and ornaments",
        CleaningRule.A9 => "Cyrillic look-alikes in Latin words",
        CleaningRule.A10 => "text that was decoded wrongly (Ã¼ for ü)",
        CleaningRule.A11 => "time stamps",
        CleaningRule.B1 => "contributors glued to the first line",
        CleaningRule.B2 => "contributors and translations",
        CleaningRule.B3 => "description of the song",
        CleaningRule.B4 => "recommended songs",
        CleaningRule.B5 => "tickets",
        CleaningRule.B6 => "share buttons",
        CleaningRule.B7 => "credits, addresses and other page text",
        CleaningRule.C0 => "headers inside lines",
        CleaningRule.C1 => "headers broken over lines",
        CleaningRule.C2 => "section headers",
        CleaningRule.C3 => "headers without brackets",
        CleaningRule.C4 => "title lines and cues in brackets",
        CleaningRule.C5 => "unknown headers",
        CleaningRule.C6 => "noises and words that nobody understood",
        CleaningRule.C7 => "brackets inside lines",
        CleaningRule.C8 => "repeats written out",
        CleaningRule.C9 => "characters that models do not read",
        CleaningRule.D1 => "repeated sections filled",
        CleaningRule.D2 => "empty sections",
        CleaningRule.D3 => "instrumental",
        CleaningRule.D4 => "text without a header, put under [verse]",
        CleaningRule.D5 => "too short",
        CleaningRule.D6 => "blank lines inside sections, which only 1.5 keeps",
        _ => Rule.ToString(),
    };
}
