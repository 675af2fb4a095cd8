namespace AceData.Lyrics.Cleaning;

/// <summary>What a text in square brackets is.</summary>
internal enum HeaderMeaning
{
    /// <summary>The header of a section.</summary>
    Section,

    /// <summary>A title, a credit, a language mark.</summary>
    TitleLine,

    /// <summary>A noise or a remark.</summary>
    Cue,

    /// <summary>Only <c>x2</c>.</summary>
    RepeatMark,

    /// <summary>A word that nobody understood.</summary>
    Unclear,

    /// <summary>A part of a medley: <c>Part II</c>.</summary>
    Division,

    /// <summary>A time stamp.</summary>
    Stamp,

    /// <summary>Anything else, mostly the name of a singer.</summary>
    Unknown,
}
