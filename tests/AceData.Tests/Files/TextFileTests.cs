using System.Text;
using AceData.Audio;
using AceData.Files;
using AceData.Testing;

namespace AceData.Tests.Files;

public class TextFileTests
{
    [Fact]
    public void Byte_order_marks_and_utf_16_are_understood_and_the_bytes_stay()
    {
        using var folder = new TempDir();
        foreach (var encoding in new Encoding[] { new UTF8Encoding(false), new UTF8Encoding(true), new UnicodeEncoding(false, true), new UnicodeEncoding(true, true) })
        {
            byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes("grün, 93 bpm 🎵\r\n")];
            File.WriteAllBytes(folder["a"], bytes);

            var file = TextFile.Read(folder["a"]);

            Assert.Equal("grün, 93 bpm 🎵\r\n", file.Text);
            Assert.Equal(bytes, file.Bytes.ToArray());
            Assert.Equal(FileVersion.Of(bytes), file.Version);
        }
    }

    [Fact]
    public void What_is_not_text_is_refused()
    {
        using var folder = new TempDir();
        foreach (var bytes in new byte[][] { [0xFF, 0xFE, 0x00, 0xD8], [0xE9, 0x20], [(byte)'a', 0], [0xC3], [0xFF, 0xFE, 0x41] })
        {
            File.WriteAllBytes(folder["a"], bytes);
            Assert.Equal(FileCodes.TextBad, Assert.Throws<AceDataException>(() => TextFile.Read(folder["a"])).Code);
        }

        File.WriteAllText(folder["a"], new string('x', 101));
        Assert.Equal(FileCodes.TextTooLong, Assert.Throws<AceDataException>(() => TextFile.Read(folder["a"], limit: 100)).Code);
        Assert.Equal(101, TextFile.Read(folder["a"], limit: 101).Text.Length);
        Assert.Equal(FileCodes.FileMissing, Assert.Throws<AceDataException>(() => TextFile.Read(folder["none"])).Code);
        Assert.Equal(FileCodes.FileIsNotOne, Assert.Throws<AceDataException>(() => TextFile.Read(folder.Path)).Code);
    }

    [Fact]
    public void Text_is_written_as_utf_8_with_line_feeds_and_never_half_a_character()
    {
        Assert.Equal("a\nb\nc\u2028d"u8.ToArray(), TextFile.Encode("a\r\nb\rc\u2028d"));
        Assert.Equal(FileCodes.TextBad, Assert.Throws<AceDataException>(() => TextFile.Encode("a\ud800b")).Code);
    }
}
