using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace AceData.Web.Hosting;

/// <summary>Everything that can be said about serving the page.</summary>
public sealed record WebServerRequest
{
    /// <summary>The port where nobody asks for another one.</summary>
    public const int DefaultPort = 7860;

    [Description("The folder that holds data/ and .acedata/. Default: the one the page had open last, else the current folder.")]
    public string? DataRoot { get; init; }

    [Description("Port of the page on this computer; 0 takes a free one. Default: 7860.")]
    [Range(0, 65535)]
    public int Port { get; init; } = DefaultPort;

    [Description("Do not open the browser; the address is printed anyway.")]
    public bool NoBrowser { get; init; }

    [Description("Also serve /healthz: memory in use and open pages, for measuring.")]
    public bool Diagnostics { get; init; }

    [Description("Show a made-up graphics card, for trying out.")]
    public bool FakeGraphics { get; init; }
}
