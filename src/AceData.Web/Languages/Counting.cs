using Microsoft.Extensions.Localization;

namespace AceData.Web.Languages;

/// <summary>Texts with a number: one has its own sentence, since no language puts them together from pieces alike.</summary>
internal static class Counting
{
    /// <summary>The text of <c>key.One</c> or <c>key.Many</c>, with the number as <c>{0}</c>.</summary>
    public static string Count(this IStringLocalizer words, string key, long count, params object[] more) => words[key + (count == 1 ? ".One" : ".Many"), [count, .. more]];
}
