using Microsoft.JSInterop;

namespace AceData.Web.Layout;

/// <summary>The functions of <c>js/shell.js</c>.</summary>
internal sealed class PageScripts(IJSRuntime js) : ScriptModule(js, "shell.js");
