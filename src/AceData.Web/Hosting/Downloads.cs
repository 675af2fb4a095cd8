using System.Globalization;
using System.Net.Mime;
using System.Text;
using AceData.Datasets.Checking.Reporting;
using AceData.Doctor;
using AceData.Jobs.Board;
using AceData.Library;
using AceData.Web.Languages;
using AceData.Web.Pages.Training;
using AceData.Web.Workplaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;

namespace AceData.Web.Hosting;

/// <summary>Files that the person takes away. They are made for the one who asks and lie nowhere.</summary>
internal static class Downloads
{
    public static void MapDownloads(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/download/backup.zip", (HttpContext context, Workplace place, TimeProvider time) =>
        {
            // The framework's ZIP writer ends its entries with synchronous writes, which the server refuses unless told.
            context.Features.GetRequiredFeature<IHttpBodyControlFeature>().AllowSynchronousIO = true;
            return Results.Stream(
                stream => Task.Run(() => SideCarBackup.Write([.. place.Catalog.Current.Songs.Select(song => song.Song)], stream, context.RequestAborted)),
                MediaTypeNames.Application.Zip,
                Name("acedata-backup", time));
        });
        routes.MapGet("/check/report", (Workplace place, IStringLocalizer<CheckWords> words) => place.Check.Current is { } check
            ? Results.Content(CheckReport.Of(check.Result, check.Inputs[0], check.CheckedAt.ToLocalTime(), ReportWords.Of(words)), MediaTypeNames.Text.Html, Encoding.UTF8)
            : Results.NotFound());
        routes.MapGet("/download/diagnostics.zip", async (Workplace place, JobProgram program, TimeProvider time, CancellationToken stop) =>
        {
            var findings = await ExaminationChild.RunAsync(program, place.Root, time, stop);
            return Results.File(new DiagnosticReport(place.Root).Make(findings, place.Settings, place.Jobs.Jobs()), MediaTypeNames.Application.Zip, Name("acedata-diagnostics", time));
        });
    }

    private static string Name(string what, TimeProvider time) => string.Create(CultureInfo.InvariantCulture, $"{what}-{time.GetLocalNow():yyyy-MM-dd-HHmm}.zip");
}
