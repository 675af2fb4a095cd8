using System.Globalization;
using System.Text;
using AceData.Jobs.Board;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AceData.Web.Hosting;

/// <summary>The whole log of a job as a text file to keep or to send.</summary>
internal static class JobLogDownload
{
    private const int LinesAtOnce = 1000;

    public static void MapJobLog(this IEndpointRouteBuilder routes) => routes.MapGet("/jobs/{id:guid}/log", SendAsync);

    private static async Task SendAsync(Guid id, JobBoard board, HttpContext context)
    {
        if (board.Find(id) is not { } job)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers.ContentDisposition = string.Create(CultureInfo.InvariantCulture, $"attachment; filename=\"acedata-{job.Operation}-{job.Number}.log\"");
        for (long next = 1; board.ReadLog(id, next, LinesAtOnce) is [.., var last] lines; next = last.Number + 1)
        {
            var text = new StringBuilder();
            foreach (var line in lines)
            {
                text.Append(CultureInfo.InvariantCulture, $"{line.Time:yyyy-MM-dd'T'HH:mm:ss'Z'}\t{line.Level}\t{line.Text}\n");
            }

            await context.Response.WriteAsync(text.ToString(), context.RequestAborted);
        }
    }
}
