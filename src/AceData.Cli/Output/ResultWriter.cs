using System.Text;
using AceData.Audio;

namespace AceData.Cli.Output;

/// <summary>Standard output for results: that they cannot be printed (a full disk below a redirection) is said as a sentence.</summary>
/// <param name="output">Standard output.</param>
internal sealed class ResultWriter(TextWriter output) : TextWriter
{
    public override Encoding Encoding => output.Encoding;

    public override void Write(char value) => Do(() => output.Write(value));

    public override void Write(string? value) => Do(() => output.Write(value));

    public override void Write(char[] buffer, int index, int count) => Do(() => output.Write(buffer, index, count));

    public override void WriteLine(string? value) => Do(() => output.WriteLine(value));

    public override void Flush() => Do(output.Flush);

    private static void Do(Action write)
    {
        try
        {
            write();
        }
        catch (IOException exception)
        {
            throw new AceDataException("OUTPUT-FAILED", $"The results could not be printed ({exception.Message}). The work itself is done and kept. Check that the disk that the output goes to is not full.", exception);
        }
    }
}
