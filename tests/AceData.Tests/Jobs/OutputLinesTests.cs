using System.Text;
using AceData.Jobs;
using CsCheck;

namespace AceData.Tests.Jobs;

public class OutputLinesTests
{
    [Theory]
    [InlineData("a\nb\r\n\n\nc", "a|b|c")]
    [InlineData("10 %\r50 %\r100 %\ndone\n", "100 %|done")]
    [InlineData("10 %\r50 %\r", "50 %")]
    [InlineData("", "")]
    [InlineData("\r\n\r\n", "")]
    public void Lines_are_cut_as_a_terminal_shows_them(string output, string lines)
    {
        Assert.Equal(lines, string.Join('|', Cut([Encoding.UTF8.GetBytes(output)])));
    }

    [Fact]
    public void It_does_not_matter_in_which_pieces_the_bytes_come()
    {
        Gen.Select(Gen.Int[0, 5].Select(i => "aä{\r\n\t"[i]).Array[0, 60].Select(characters => new string(characters)), Gen.Int[1, 7]).Sample((text, size) =>
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            Assert.Equal(Cut([bytes]), Cut(bytes.Chunk(size)));
        });
    }

    [Theory]
    [InlineData('x', OutputLines.LongestText)]
    [InlineData('{', OutputLines.LongestEvent)]
    public void Ten_megabytes_without_an_end_need_little_memory(char first, int kept)
    {
        const int size = 10 << 20;
        var block = new byte[1 << 16];
        Array.Fill(block, (byte)first);
        var read = new List<(int Length, long Dropped)>();
        var lines = new OutputLines((line, dropped) => read.Add((line.Length, dropped)));
        lines.Take(block);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = block.Length; i < size; i += block.Length)
        {
            lines.Take(block);
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4L * OutputLines.LongestEvent);
        lines.Take("\nnext\n"u8);
        Assert.Equal([(kept, size - kept), (4, 0)], read);
    }

    private static List<string> Cut(IEnumerable<byte[]> pieces)
    {
        var read = new List<string>();
        var lines = new OutputLines((line, _) => read.Add(Encoding.UTF8.GetString(line.Span)));
        foreach (var piece in pieces)
        {
            lines.Take(piece);
        }

        lines.End();
        return read;
    }
}
