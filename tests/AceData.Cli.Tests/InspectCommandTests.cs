using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using AceData.Testing;

namespace AceData.Cli.Tests;

public class InspectCommandTests
{
    [Fact]
    public async Task Every_file_is_one_line_with_the_fields_of_the_contract()
    {
        using var folder = new TempDir();
        File.WriteAllBytes(folder["w.safetensors"], Weights(1f, float.NaN));
        File.WriteAllText(folder["page.bin"], "<!DOCTYPE html><html></html>");

        var run = await AceDataProgram.RunAsync(folder.Path, "inspect", "w.safetensors", "page.bin", "--json");

        Assert.Equal(1, run.Exit);
        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(["w.safetensors", "page.bin"], lines.Select(line => line.GetProperty("file").GetString()!));
        Assert.All(lines, line => Assert.Equal(["bytes", "error", "file", "kind", "notes", "numbers", "songs", "tensors"], line.EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal)));
        var tensor = Assert.Single(lines[0].GetProperty("tensors").EnumerateArray());
        Assert.Equal("w", tensor.GetProperty("name").GetString());
        Assert.Equal("F32", tensor.GetProperty("type").GetString());
        Assert.Equal(2, tensor.GetProperty("shape")[0].GetInt64());
        Assert.Equal(1, tensor.GetProperty("statistics").GetProperty("not_numbers").GetInt64());
        Assert.Equal("WEIGHTS-FOREIGN", lines[1].GetProperty("error").GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_name_that_is_none_is_said_in_words_that_fit_every_file()
    {
        using var folder = new TempDir();

        var run = await AceDataProgram.RunAsync(folder.Path, "inspect", "nope/data set");

        Assert.Equal(1, run.Exit);
        Assert.Contains("There is no file or folder 'nope/data set'. Check the spelling.", run.Error + run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Get the model again", run.Error + run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_shows_every_tensor_and_says_what_is_damaged()
    {
        using var folder = new TempDir();
        File.WriteAllBytes(folder["w.safetensors"], Weights(1f, float.NaN));

        var run = await AceDataProgram.RunAsync(folder.Path, "inspect", "w.safetensors");

        Assert.Equal(0, run.Exit);
        Assert.Contains("1 NaN", run.Output, StringComparison.Ordinal);
        Assert.Contains("1 tensor holds values that are no numbers", run.Output, StringComparison.Ordinal);
        Assert.Single(Directory.GetFileSystemEntries(folder.Path));
    }

    private static byte[] Weights(params float[] values)
    {
        var header = Encoding.UTF8.GetBytes($"{{\"w\":{{\"dtype\":\"F32\",\"shape\":[{values.Length}],\"data_offsets\":[0,{values.Length * 4}]}}}}");
        var length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        return [.. length, .. header, .. values.SelectMany(BitConverter.GetBytes)];
    }
}
