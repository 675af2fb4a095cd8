using Microsoft.Extensions.Localization;
using MudBlazor;

namespace AceData.Web.Languages;

/// <summary>
/// The words of MudBlazor's own parts: German from <c>MudWords.de.resx</c>, English from MudBlazor itself, which is asked for
/// every key that is not found here.
/// </summary>
internal sealed class MudWords(IStringLocalizer<MudWords> words) : MudLocalizer
{
    public override LocalizedString this[string key] => words[key];

    public override LocalizedString this[string key, params object[] arguments] => words[key, arguments];
}
