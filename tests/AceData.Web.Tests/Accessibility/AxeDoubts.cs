namespace AceData.Web.Tests.Accessibility;

/// <summary>
/// What axe says that a person must look at, and a person did: each is the beginning of "rule | why", and stands here with why it is all right.
/// Anything else that axe is unsure of fails the matrix.
/// </summary>
internal static class AxeDoubts
{
    public static IReadOnlyList<string> Allowed { get; } =
    [
        // One letter or sign, such as the arrows of the key table: their colours are those of the text around them, which is judged.
        "color-contrast | Element content is too short",
        "color-contrast | Element content contains only non-text characters",

        // Buttons that show a sign only, × or −: there are no words to be in the name.
        "label-content-name-mismatch | Unable to determine if the visible text is part of the accessible name",

        // Under or beside what lies in front just now, a dialog, a list of suggestions or a drawer: the same element is judged where nothing does.
        "color-contrast | Element's background color could not be determined because it is overlapped",
        "color-contrast | Element's background color could not be determined because it's partially obscured",
        "color-contrast | Element's background color could not be determined because it partially overlaps",
    ];
}
