using System.Globalization;
using System.Security.Cryptography;
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
/// connection. A file is there whole or not at all, and never in the place of another: one that is there already is not
/// taken twice, and another song of the same name gets a number.
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
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var length = 0L;
            var path = await AtomicFile.Default.AddStreamAsync(
                number => PathGuard.Inside(place.Root.Audio, Numbered(name, number)),
                async write =>
                {
                    var buffer = new byte[1 << 16];
                    for (int read; (read = await context.Request.Body.ReadAsync(buffer, context.RequestAborted)) > 0; length += read)
                    {
                        write(buffer.AsSpan(0, read));
                        hash.AppendData(buffer, 0, read);
                    }
                },
                other => IsSame(other, length, hash));
            return path is null
                ? Results.Json(new UploadAnswer("skipped", "ALREADY-THERE"), statusCode: StatusCodes.Status409Conflict)
                : Results.Json(new UploadAnswer("added", null, Name: System.IO.Path.GetFileName(path)));
        }
        catch (AceDataException e)
        {
            return Results.Json(new UploadAnswer("failed", e.Code, e.Message), statusCode: StatusCodes.Status507InsufficientStorage);
        }
    }

    // As file managers do it: song.mp3, song (2).mp3, …
    private static string Numbered(string name, int number) => number == 1
        ? name
        : string.Create(CultureInfo.InvariantCulture, $"{System.IO.Path.GetFileNameWithoutExtension(name)} ({number}){System.IO.Path.GetExtension(name)}");

    private static bool IsSame(string path, long length, IncrementalHash hash)
    {
        try
        {
            var info = new FileInfo(path);
            if (!info.Exists || info.LinkTarget is not null || info.Length != length)
            {
                return false;
            }

            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return SHA256.HashData(file).AsSpan().SequenceEqual(hash.GetCurrentHash());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What cannot be read cannot be compared: the song is kept besides.
            return false;
        }
    }
}

/// <summary>What became of one file.</summary>
/// <param name="State"><c>added</c>, <c>skipped</c> or <c>failed</c>.</param>
/// <param name="Code">Why not; null when it was added.</param>
/// <param name="Text">What happened, for a person; null when the code says all.</param>
/// <param name="Name">The name that it got; null when it was not added.</param>
internal sealed record UploadAnswer(string State, string? Code, string? Text = null, string? Name = null);
