using System.Net.Mime;
using AceData.Audio;
using AceData.Library.Catalog;
using AceData.Web.Workplaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.Hosting;

namespace AceData.Web.Hosting;

/// <summary>
/// What a window plays and draws of a song: its sound in parts, and its picture. Songs are named by their id, so nothing but the
/// songs of the list, and the copies of them, can be had here.
/// </summary>
internal static class SongSound
{
    public static void MapSongSound(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/songs/{id}/audio", SendSoundAsync);
        routes.MapGet("/songs/{id}/peaks", SendPeaksAsync);
    }

    // "?copy" is asked for by a browser that could not play the song itself.
    private static Task SendSoundAsync(string id, HttpContext context, Workplace place, IHostApplicationLifetime lifetime) => AnswerAsync(id, context, place, async song =>
    {
        var file = await place.Listening!.PlayableAsync(song.Song.Path, context.Request.Query.ContainsKey("copy"), context.RequestAborted);

        // Whoever retags or deletes the song must not be kept from it (Windows) because somebody listens.
        var stream = new FileStream(file.Path, new FileStreamOptions { Share = FileShare.ReadWrite | FileShare.Delete, Options = FileOptions.Asynchronous });
        await using (stream)
        {
            // A browser takes no more than it plays, and a paused one nothing for hours; the end of the server must not wait for it.
            context.Features.Get<IHttpMinResponseDataRateFeature>()?.MinDataRate = null;
            await using var end = lifetime.ApplicationStopping.Register(context.Abort);
            context.Response.Headers.CacheControl = "no-cache";
            await Results.Stream(stream, file.MediaType, lastModified: File.GetLastWriteTimeUtc(file.Path), enableRangeProcessing: true).ExecuteAsync(context);
        }
    });

    private static Task SendPeaksAsync(string id, HttpContext context, Workplace place) => AnswerAsync(id, context, place, async song =>
    {
        var facts = await place.Listening!.ReadAsync(song.Song.Path, null, place.ClipSeconds, context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        await Results.Bytes(facts.Peaks.ToBytes(), MediaTypeNames.Application.Octet).ExecuteAsync(context);
    });

    private static async Task AnswerAsync(string id, HttpContext context, Workplace place, Func<SongEntry, Task> answer)
    {
        if (!SongId.TryParse(id, out var name) || place.Catalog.Current.Find(name) is not { } song)
        {
            await SayAsync(context, StatusCodes.Status404NotFound, "There is no such song in the list.");
            return;
        }

        if (place.Listening is null)
        {
            await SayAsync(context, StatusCodes.Status503ServiceUnavailable, place.Warnings is [.., var last] ? last.Text : "ffmpeg was not found.");
            return;
        }

        try
        {
            await answer(song);
        }
        catch (AceDataException e)
        {
            await SayAsync(context, File.Exists(song.Song.Path) ? StatusCodes.Status415UnsupportedMediaType : StatusCodes.Status404NotFound, $"{e.Code}: {e.Message}");
        }
        catch (Exception e) when ((e is IOException or UnauthorizedAccessException) && !context.Response.HasStarted)
        {
            await SayAsync(context, StatusCodes.Status404NotFound, $"FILE-GONE: {e.Message}");
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The window went on to another song.
        }
    }

    private static Task SayAsync(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(text);
    }
}
