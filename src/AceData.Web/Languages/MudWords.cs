using Microsoft.Extensions.Localization;
using MudBlazor;

namespace AceData.Web.Languages;

/// <summary>The words of MudBlazor's own parts, from the same files as ours (keys that begin with <c>Mud</c>).</summary>
internal sealed class MudWords(IStringLocalizer<Words> words) : MudLocalizer
{
    public override LocalizedString this[string key] => words[key];

    public override LocalizedString this[string key, params object[] arguments] => words[key, arguments];
}
