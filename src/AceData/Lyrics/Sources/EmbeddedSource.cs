namespace AceData.Lyrics.Sources;
/// <summary>x</summary>
public static class EmbeddedSource
{
    public const string SourceName = "embedded";
}
