using AceData.Web.Layout;
using Microsoft.JSInterop;

namespace AceData.Web.Pages.Lyrics;

/// <summary>The functions of <c>js/lyrics.js</c>: the text field of the editor and the keys of the page.</summary>
internal sealed class LyricsScripts(IJSRuntime js) : ScriptModule(js, "lyrics.js");
