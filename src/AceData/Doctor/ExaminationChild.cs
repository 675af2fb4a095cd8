using System.Text;
using System.Text.Json;
using AceData.Audio;
using AceData.Audio.Decoding;
using AceData.Jobs.Board;
using AceData.Settings;

namespace AceData.Doctor;

/// <summary>
/// <c>acedata doctor</c> as a child: it loads torch to look at it, which a server that stays open for days must not carry along.
/// </summary>
public static class ExaminationChild
{
    private const int MostOutput = 1 << 20;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>Examines the machine and a data folder.</summary>
    /// <exception cref="AceDataException">DOCTOR-BAD: the child ended without a word; or it cannot be started.</exception>
    public static async Task<IReadOnlyList<Finding>> RunAsync(JobProgram program, DataRoot root, TimeProvider time, CancellationToken cancellationToken)
    {
        using var output = new MemoryStream();
        var result = await ChildProcess.RunAsync(
            new ChildProcessRequest
            {
                Program = program.Path,
                Arguments = [.. program.Arguments, "doctor", "--data-root", root.Folder, "--events", "json"],
                Deadline = Longest,
                OutputLimit = MostOutput,
                IsOurs = true,
            },
            output.Write,
            time,
            cancellationToken);
        var findings = Read(Encoding.UTF8.GetString(output.ToArray()));
        return findings.Count > 0
            ? findings
            : throw new AceDataException("DOCTOR-BAD", $"Looking at this computer ended without a result ({result.End}, code {result.ExitCode}). Run 'acedata doctor' in a terminal to see why. {result.ErrorText}".TrimEnd());
    }

    /// <summary>The findings among lines of events.</summary>
    internal static IReadOnlyList<Finding> Read(string events)
    {
        var findings = new List<Finding>();
        foreach (var line in events.Split('\n').Where(line => line.StartsWith('{')))
        {
            try
            {
                using var json = JsonDocument.Parse(line);
                if (json.RootElement.TryGetProperty("type", out var type) && type.ValueEquals("item")
                    && json.RootElement.TryGetProperty("result", out var result) && result.Deserialize<Finding>(Options) is { What: not null } finding)
                {
                    findings.Add(finding);
                }
            }
            catch (JsonException)
            {
                // Half a line of a child that was ended.
            }
        }

        return findings;
    }
}
