using AceData.Audio;
using AceData.Audio.Decoding;
using AceData.Files;
using AceData.Web.Workplaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace AceData.Web.Hosting;

/// <summary>
/// Takes songs that were dropped onto the page, a request a file: however many there are, none goes through the page's own
/// connection. A file is there whole or not at all, and never in the place of another.
/// </summary>
internal static class SongUpload
{
    /// <summary>The path of the requests, whose bodies may be long.</summary>
    public const string Path = "/songs/upload";

    private const long LargestSong = 2L << 30;

    public static void MapSongUpload(this IEndpointRouteBuilder routes) => routes.MapPut(Path, TakeAsync).DisableAntiforgery();

    // The Origin was checked by the gate; a form token would only prove the same again.
    private static async Task<IResult> TakeAsync(string name, Workplace place, HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = LargestSong;
        }

        try
        {
            if (!AudioFormats.IsAudio(name) || name != System.IO.Path.GetFileName(name) || name.Contains('\\', StringComparison.Ordinal))
            {
                return Results.Json(new UploadAnswer("skipped", "NOT-AUDIO"), statusCode: StatusCodes.Status415UnsupportedMediaType);
            }

            Folders.Make(place.Root.Audio);
            var path = PathGuard.Inside(place.Root.Audio, name);
            if (File.Exists(path))
            {
                return Results.Json(new UploadAnswer("skipped", "ALREADY-THERE"), statusCode: StatusCodes.Status409Conflict);
            }

            await AtomicFile.Default.WriteStreamAsync(path, async write =>
            {
                var buffer = new byte[1 << 16];
                for (int read; (read = await context.Request.Body.ReadAsync(buffer, context.RequestAborted)) > 0;)
                {
                    write(buffer.AsSpan(0, read));
                }
            });
            return Results.Json(new UploadAnswer("added", null));
        }
        catch (AceDataException e)
        {
            return Results.Json(new UploadAnswer("failed", e.Code, e.Message), statusCode: StatusCodes.Status507InsufficientStorage);
        }
    }
}

/// <summary>What became of one file.</summary>
/// <param name="State"><c>added</c>, <c>skipped</c> or <c>failed</c>.</param>
/// <param name="Code">Why not; null when it was added.</param>
/// <param name="Text">What happened, for a person; null when the code says all.</param>
internal sealed record UploadAnswer(string State, string? Code, string? Text = null);
