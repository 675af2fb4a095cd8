using System.Text;
using AceData.Audio;
using AceData.Files;
using AceData.Settings;
using AceData.Tagging.Configuration;
using AceData.Testing;
using CsCheck;

namespace AceData.Tests.Settings;

public class PersonalFileTests
{
    private static PersonalFile FileOf(TempDir folder, PersonalFileKind kind, string preset = "default") => new(DataRoot.Resolve(folder.Path, folder.Path), kind, preset, Checkout.Root);

    public static TheoryData<PersonalFileKind, string> Kinds => new()
    {
        { PersonalFileKind.Prompts, "default" },
        { PersonalFileKind.Model, "default" },
        { PersonalFileKind.Aliases, "default" },
        { PersonalFileKind.Vocabulary, "default" },
        { PersonalFileKind.Vocabulary, "hiphop" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_shipped_file_is_usable_and_a_copy_of_it_has_its_very_bytes(PersonalFileKind kind, string preset)
    {
        using var folder = new TempDir();
        var file = FileOf(folder, kind, preset);
        var shipped = file.Read();
        Assert.False(shipped.IsOwn);
        Assert.True(file.Check(shipped.Text).IsUsable);
        var own = file.Save(shipped.Text, shipped);
        Assert.True(own.IsOwn);
        Assert.Equal(File.ReadAllBytes(Checkout.File(file.RelativePath)), File.ReadAllBytes(file.OwnPath));
    }

    [Theory]
    [InlineData("## Genre:\r\n- rap\r\n\r\n- trap\r\n", true)]
    [InlineData("## Genre:\n- rap\n", true)]
    [InlineData("## Genre:\r\n- rap\r\n", false)]
    [InlineData("## Genre:\n-  rap \t\n\n\n# ende\u2028 ☃", false)]
    public void What_was_not_typed_stays_as_it_was_in_the_file(string content, bool hasMark)
    {
        using var folder = new TempDir();
        var file = FileOf(folder, PersonalFileKind.Vocabulary);
        Directory.CreateDirectory(Path.GetDirectoryName(file.OwnPath)!);
        byte[] bytes = [.. hasMark ? Encoding.UTF8.Preamble : [], .. Encoding.UTF8.GetBytes(content)];
        File.WriteAllBytes(file.OwnPath, bytes);
        var read = file.Read();
        file.Save(read.Text, read);
        Assert.Equal(bytes, File.ReadAllBytes(file.OwnPath));
        file.Save(read.Text + "\n- jazz", read);
        Assert.Equal([.. bytes, .. Encoding.UTF8.GetBytes(content.Contains('\r', StringComparison.Ordinal) ? "\r\n- jazz" : "\n- jazz")], File.ReadAllBytes(file.OwnPath));
    }

    [Fact]
    public void A_text_with_a_mistake_is_not_saved_and_names_line_and_field()
    {
        using var folder = new TempDir();
        var file = FileOf(folder, PersonalFileKind.Prompts);
        var read = file.Read();
        var wrong = read.Text.Replace("\"max_total_tags\"", "\"max_totl_tags\"", StringComparison.Ordinal);
        var problem = Assert.Single(file.Check(wrong).Problems);
        Assert.Equal(1 + wrong[..wrong.IndexOf("max_totl_tags", StringComparison.Ordinal)].Count(letter => letter == '\n'), problem.Line);
        Assert.Contains("max_totl_tags", problem.Field + problem.Text, StringComparison.Ordinal);
        Assert.Throws<ConfigException>(() => file.Save(wrong, read));
        Assert.False(File.Exists(file.OwnPath));
    }

    [Fact]
    public void Reset_brings_the_shipped_file_back_and_keeps_the_copy()
    {
        using var folder = new TempDir();
        var file = FileOf(folder, PersonalFileKind.Vocabulary, "hiphop");
        var shipped = file.Read();
        file.Save("## Genre:\n- rap\n", shipped);
        var back = file.Reset();
        Assert.Equal(shipped.Text, back.Text);
        Assert.False(back.IsOwn);
        Assert.Equal("## Genre:\n- rap\n", File.ReadAllText(file.OwnPath + ".before-reset"));
        Assert.Equal(shipped.Text, file.Reset().Text);
    }

    [Fact]
    public void Two_windows_do_not_write_over_each_other()
    {
        using var folder = new TempDir();
        var file = FileOf(folder, PersonalFileKind.Vocabulary);
        var (first, second) = (file.Read(), file.Read());
        file.Save("## Genre:\n- rap\n", first);
        Assert.Throws<FileChangedException>(() => file.Save("## Genre:\n- jazz\n", second));
        Assert.Equal("## Genre:\n- rap\n", File.ReadAllText(file.OwnPath));
    }

    [Theory]
    [InlineData("../../evil")]
    [InlineData("..")]
    [InlineData("/etc")]
    public void A_preset_that_leads_out_of_the_folder_is_refused(string preset)
    {
        using var folder = new TempDir();
        Directory.CreateDirectory(folder["data"]);
        var root = DataRoot.Resolve(folder["data"], folder.Path);
        var refusal = Record.Exception(() => new PersonalFile(root, PersonalFileKind.Vocabulary, preset));
        Assert.True(refusal is AceDataException { Code: FileCodes.PathOutside } || new PersonalFile(root, PersonalFileKind.Vocabulary, preset).OwnPath.StartsWith(root.Folder + Path.DirectorySeparatorChar, StringComparison.Ordinal));
    }

    [Fact]
    public void Whatever_is_typed_the_check_answers() =>
        Gen.OneOf(Gen.String, Gen.Int[0, 400].Select(Gen.Char, (at, letter) => Typo(at, letter))).Sample(text =>
        {
            using var folder = TempDir.InMemory();
            foreach (var kind in Enum.GetValues<PersonalFileKind>())
            {
                var check = FileOf(folder, kind).Check(text);
                Assert.All(check.Problems, problem => Assert.InRange(problem.Line, 0, text.Length + 1));
            }
        }, iter: 200);

    private static string Typo(int at, char letter)
    {
        using var folder = TempDir.InMemory();
        var text = FileOf(folder, PersonalFileKind.Prompts).Read().Text;
        return text[..at] + letter + text[(at + 1)..];
    }
}
