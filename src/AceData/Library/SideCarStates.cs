namespace AceData.Library;

/// <summary>Says what state a text is in by who wrote it; an unknown text is a person's.</summary>
internal static class SideCarStates
{
    public static SideCarState Of(SideCarAuthor? author) => author switch
    {
        SideCarAuthor.Job => SideCarState.WrittenByJob,
        SideCarAuthor.MeasuredOnly => SideCarState.MeasuredOnly,
        SideCarAuthor.MadeUp => SideCarState.MadeUp,
        _ => SideCarState.HandWritten,
    };
}
