namespace AceData.Lyrics.Genius;

/// <summary>What is to be accepted once before genius.com is asked.</summary>
public static class GeniusTerms
{
    /// <summary>The notice.</summary>
    public const string Notice =
        "Genius forbids automated reading of its pages and use of its content for machine learning. Lyrics belong to their publishers. "
        + "Use this only for texts you hold rights to. Nothing is fetched until you confirm.";
}
