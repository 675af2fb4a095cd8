using System.Globalization;
using System.Text;

namespace AceData.Nets.Weights;

/// <summary>The sentences of the readers. What a file says of itself is shown short and without control characters.</summary>
internal static class WeightsFault
{
    private const int LongestShown = 120;

    /// <summary>Damaged, or contradicting itself.</summary>
    /// <param name="path">The file.</param>
    /// <param name="why">Goes on after "is damaged: ", without a full stop.</param>
    /// <param name="cause">The technical cause, if any.</param>
    public static WeightsException Bad(string path, string why, Exception? cause = null) => new(
        WeightsException.Bad,
        $"The weights in '{Path.GetFileName(path)}' cannot be used; the file is damaged: {why}. Get the file again from where it came from.",
        cause);

    /// <summary>It asks for what weights do not need.</summary>
    /// <param name="path">The file.</param>
    /// <param name="why">Goes on after "was refused: ", without a full stop.</param>
    public static WeightsException Unsafe(string path, string why) => new(
        WeightsException.Unsafe,
        $"'{Path.GetFileName(path)}' was refused: {why}. Nothing of it was run. Do not use this file; get the model in safetensors, or from someone you trust.");

    /// <summary>Not what its name says.</summary>
    /// <param name="path">The file.</param>
    /// <param name="what">Goes on after "it is ".</param>
    /// <param name="whatToDo">A whole sentence.</param>
    public static WeightsException Foreign(string path, string what, string whatToDo) => new(
        WeightsException.Foreign,
        $"'{Path.GetFileName(path)}' holds no weights that can be read: it is {what}. {whatToDo}");

    /// <summary>A name from a file, fit for a sentence.</summary>
    /// <param name="name">Anything.</param>
    /// <param name="longest">Letters that are shown at most.</param>
    public static string Show(string name, int longest = LongestShown)
    {
        var shown = new StringBuilder();
        foreach (var rune in name.EnumerateRunes())
        {
            if (shown.Length >= longest)
            {
                shown.Append('…');
                break;
            }

            if (Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format)
            {
                shown.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
            }
            else
            {
                shown.Append(rune);
            }
        }

        return shown.ToString();
    }
}
