using System.Diagnostics;
using System.Text;
using AceData.Nets.Weights;
using AceData.Testing;

namespace AceData.Nets.Tests.Weights;

/// <summary>Files from strangers: each is read, or refused in little time and memory and with a sentence that says why.</summary>
public sealed class SafetensorsHostileTests : IDisposable
{
    private const string One = """{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""";

    private static readonly Dictionary<string, (Func<byte[]> File, string? Refusal)> Cases = new()
    {
        ["a single number"] = (() => SafetensorsBytes.Of("""{"w":{"dtype":"F32","shape":[],"data_offsets":[0,4]}}""", 4), null),
        ["an axis of length 0"] = (() => SafetensorsBytes.Of("""{"w":{"dtype":"F32","shape":[3,0],"data_offsets":[0,0]}}""", 0), null),
        ["notes only"] = (() => SafetensorsBytes.Of("""{"__metadata__":{"a":"b"}}""", 0), null),
        ["no tensor at all"] = (() => SafetensorsBytes.Of("{}", 0), null),
        ["a further key of a tensor"] = (() => SafetensorsBytes.Of("""{"w":{"dtype":"F32","note":[{}],"shape":[1],"data_offsets":[0,4]}}""", 4), null),
        ["blanks after the list"] = (() => SafetensorsBytes.Of(One + "     ", 4), null),
        ["no bytes"] = (() => [], "empty"),
        ["7 bytes"] = (() => new byte[7], "ends too early"),
        ["8 bytes"] = (() => new byte[8], "does not begin with {"),
        ["length 0"] = (() => SafetensorsBytes.Of(0, [], new byte[100]), "does not begin with {"),
        ["length 2^64-1"] = (() => SafetensorsBytes.Of(ulong.MaxValue, Encoding.UTF8.GetBytes(One), new byte[4]), "beyond all bounds"),
        ["length 2^63"] = (() => SafetensorsBytes.Of(1UL << 63, Encoding.UTF8.GetBytes(One), new byte[4]), "beyond all bounds"),
        ["length 10^8 and 1"] = (() => SafetensorsBytes.Of(100_000_001, Encoding.UTF8.GetBytes(One), new byte[4]), "beyond all bounds"),
        ["length of the file and 1"] = (() => SafetensorsBytes.Of((ulong)One.Length + 5, Encoding.UTF8.GetBytes(One), new byte[4]), "ends too early"),
        ["a blank before the list"] = (() => SafetensorsBytes.Of(" " + One, 4), "does not begin with {"),
        ["no UTF-8"] = (() => SafetensorsBytes.Of([(byte)'{', 0xFF, 0xFE, (byte)'}'], []), "no UTF-8"),
        ["half a surrogate pair"] = (() => SafetensorsBytes.Of("""{"\ud800":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 4), "no JSON"),
        ["no JSON"] = (() => SafetensorsBytes.Of("{so what", 0), "no JSON"),
        ["two lists"] = (() => SafetensorsBytes.Of(One + One, 4), "no JSON"),
        ["an array as list"] = (() => SafetensorsBytes.Of("[]", 0), "does not begin with {"),
        ["depth 5000"] = (() => SafetensorsBytes.Of("{\"w\":" + new string('[', 5000) + new string(']', 5000) + "}", 0), "is no tensor"),
        ["depth 5000 where nobody looks"] = (() => SafetensorsBytes.Of("{\"w\":{\"x\":" + new string('[', 5000) + new string(']', 5000) + "}}", 0), "no JSON"),
        ["a tensor twice"] = (() => SafetensorsBytes.Of("""{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 4), "twice"),
        ["a tensor twice, once in escapes"] = (() => SafetensorsBytes.Of("""{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"\u0077":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8), "twice"),
        ["notes twice"] = (() => SafetensorsBytes.Of("""{"__metadata__":{},"__metadata__":{}}""", 0), "twice"),
        ["a note twice"] = (() => SafetensorsBytes.Of("""{"__metadata__":{"a":"1","a":"2"}}""", 0), "twice"),
        ["a note that is no text"] = (() => SafetensorsBytes.Of("""{"__metadata__":{"a":1}}""", 0), "no text"),
        ["notes that are a text"] = (() => SafetensorsBytes.Of("""{"__metadata__":"a"}""", 0), "are no list"),
        ["a negative offset"] = (() => SafetensorsBytes.Of("""{"w":{"dtype":"F32","shape":[1],"data_offsets":[-4,0]}}""", 4), "no whole number"),
        ["offsets the wrong way round"] = (() => SafetensorsBytes.Of("""{"w":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}""", 4), "size of 'w'"),
        ["ten tensors on the same numbers"] = (() => SafetensorsBytes.Of("{" + string.Join(",", Enumerable.Range(0, 10).Select(n => $"\"w{n}\":{{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}")) + "}", 4), "lie on those of another"),
        ["two tensors that overlap by a byte"] = (() => SafetensorsBytes.Of("""{"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"b":{"dtype":"U8","shape":[4],"data_offsets":[3,7]}}""", 7), "lie on those of another"),
        ["a gap"] = (() => SafetensorsBytes.Of("""{"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"b":{"dtype":"U8","shape":[4],"data_offsets":[5,9]}}""", 9), "a gap"),
        ["a gap at the beginning"] = (() => SafetensorsBytes.Of("""{"w":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8), "a gap"),
        ["past the end"] = (() => SafetensorsBytes.Of("""{"w":{"dtype":"F32","shape":[100],"data_offsets":[0,400]}}""", 4), "ends too early"),
        ["an offset as fraction"] = (() => SafetensorsBytes.Of("""{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4.0]}}""", 4), "no whole number"),
        ["an offset with exponent"] = (() => SafetensorsBytes.Of("""{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4e0]}}""", 4), "no whole number"),
        ["an offset of 2^63"] = (() => SafetensorsBytes.Of("""{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,9223372036854775808]}}""", 4), "beyond all sizes"),
        ["three offsets"] = (() => SafetensorsBytes.Of("""{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4,4]}}""", 4), "too many numbers"),
        ["one offset"] = (() => SafetensorsBytes.Of("""{"w":{"dtype":"F32","shape":[1],"data_offsets":[0]}}""", 4), "is missing"),
        ["a shape of another size"] = (() => SafetensorsBytes.Of("""{"w":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""", 4), "size of 'w'"),
        ["a type of another size"] = (() => SafetensorsBytes.Of("""{"w":{"dtype":"F64","shape":[1],"data_offsets":[0,4]}}""", 4), "size of 'w'"),
        ["a shape of 2^32 x 2^32"] = (() => SafetensorsBytes.Of("""{"w":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,0]}}""", 0), "size of 'w'"),
        ["a shape whose bytes overflow"] = (() => SafetensorsBytes.Of("""{"w":{"dtype":"F32","shape":[4611686018427387905],"data_offsets":[0,4]}}""", 4), "size of 'w'"),
        ["an overflow behind a zero"] = (() => SafetensorsBytes.Of("""{"w":{"dtype":"F32","shape":[0,4294967296,4294967296],"data_offsets":[0,0]}}""", 0), "size of 'w'"),
        ["a negative shape"] = (() => SafetensorsBytes.Of("""{"w":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}""", 4), "no whole number"),
        ["two negative axes"] = (() => SafetensorsBytes.Of("""{"w":{"dtype":"F32","shape":[-1,-1],"data_offsets":[0,4]}}""", 4), "no whole number"),
        ["1000 axes"] = (() => SafetensorsBytes.Of($$$"""{"w":{"dtype":"F32","shape":[{{{string.Join(",", Enumerable.Repeat(1, 1000))}}}],"data_offsets":[0,4]}}""", 4), "too many numbers"),
        ["an unknown type"] = (() => SafetensorsBytes.Of("""{"w":{"dtype":"Q4","shape":[1],"data_offsets":[0,4]}}""", 4), "as Q4, which"),
        ["half bytes"] = (() => SafetensorsBytes.Of("""{"w":{"dtype":"F4","shape":[3],"data_offsets":[0,2]}}""", 2), "as F4, which"),
        ["a type in small letters"] = (() => SafetensorsBytes.Of("""{"w":{"dtype":"f32","shape":[1],"data_offsets":[0,4]}}""", 4), "as f32, which"),
        ["a type that is a number"] = (() => SafetensorsBytes.Of("""{"w":{"dtype":8,"shape":[1],"data_offsets":[0,4]}}""", 4), "type of 'w'"),
        ["a type twice"] = (() => SafetensorsBytes.Of("""{"w":{"dtype":"F32","dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 4), "twice"),
        ["a shape twice"] = (() => SafetensorsBytes.Of("""{"w":{"dtype":"F32","shape":[1],"shape":[1],"data_offsets":[0,4]}}""", 4), "twice"),
        ["no shape"] = (() => SafetensorsBytes.Of("""{"w":{"dtype":"F32","data_offsets":[0,4]}}""", 4), "is missing"),
        ["bytes behind the last number, as of a zip"] = (() => [.. SafetensorsBytes.Of(One, 4), (byte)'P', (byte)'K', 5, 6], "something follows"),
        ["2 bytes missing"] = (() => SafetensorsBytes.Of(One, 2), "ends too early"),
        ["a name that looks like a path"] = (() => SafetensorsBytes.Of("""{"../../etc/passwd":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 4), null),
        ["a name with a zero character"] = (() => SafetensorsBytes.Of("""{"a\u0000b":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 4), null),
        ["a name of 1 MB"] = (() => SafetensorsBytes.Of($$$"""{"{{{new string('n', 1_000_000)}}}":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 4), null),
        ["a name of 20 MB"] = (() => SafetensorsBytes.Of($$$"""{"{{{new string('n', 20_000_000)}}}":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 4), "16 MB of names"),
        ["an empty name"] = (() => SafetensorsBytes.Of("""{"":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 4), null),
        ["300,000 tensors"] = (() => SafetensorsBytes.Of("{" + string.Join(",", Enumerable.Range(0, 300_000).Select(n => $"\"{n}\":{{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}}")) + "}", 0), "more than 200000"),
        ["numbers that are none"] = (() => SafetensorsBytes.Vector(float.NaN, float.PositiveInfinity), null),
        ["the pointer of Git LFS"] = (() => Encoding.UTF8.GetBytes("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 6611000000\n"), "Git keeps"),
        ["a web page"] = (() => Encoding.UTF8.GetBytes("<!DOCTYPE html><html><body>Sign in</body></html>"), "a web page"),
        ["a zip archive"] = (() => [(byte)'P', (byte)'K', 3, 4, .. new byte[100]], "zip archive"),
        ["a pickle"] = (() => Encoding.Latin1.GetBytes("\u0080\u0002cposix\nsystem\nX\u0005\0\0\0touch\u0085R."), "beyond all bounds"),
        ["a model for llama.cpp"] = (() => [.. "GGUF"u8, 3, 0, 0, 0, .. new byte[100]], "llama.cpp"),
    };

    private readonly TempDir _folder = TempDir.InMemory();

    public static TheoryData<string> Names => [.. Cases.Keys];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void A_file_of_a_stranger_is_read_or_refused_in_bounds(string name)
    {
        var (make, refusal) = Cases[name];
        var content = make();
        var path = _folder["model.safetensors"];
        using (var file = new FileStream(path, FileMode.CreateNew))
        {
            file.Write(content);
        }

        var clock = Stopwatch.StartNew();
        var before = GC.GetAllocatedBytesForCurrentThread();
        WeightsException? refused = null;
        try
        {
            using var weights = new SafetensorsFile(path);
            foreach (var entry in weights.Entries)
            {
                weights.Read(entry, 0, new byte[entry.ByteLength]);
            }
        }
        catch (WeightsException exception)
        {
            refused = exception;
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(refusal is null, refused is null);
        if (refusal is not null)
        {
            Assert.Contains(refusal, refused!.Message, StringComparison.Ordinal);
            Assert.InRange(refused.Message.Length, 1, 600);
        }

        // Everything that was ever set aside, which is more than what was held at once.
        Assert.InRange(allocated, 0, content.Length + (200L << 20));
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 10);
        Assert.Single(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void A_pipe_and_a_device_are_refused_without_waiting()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Other systems have other devices.");

        Assert.Throws<WeightsException>(() => new SafetensorsFile("/dev/zero"));
        Assert.Throws<WeightsException>(() => new SafetensorsFile("/dev/stdin"));
        Assert.Throws<WeightsException>(() => new SafetensorsFile(_folder.Path));
    }

    [Fact]
    public void A_name_in_a_message_is_short_and_without_control_characters()
    {
        var path = _folder["model.safetensors"];
        using (var file = new FileStream(path, FileMode.CreateNew))
        {
            file.Write(SafetensorsBytes.Of("{\"\\u001b[31m\\u202e" + new string('x', 10_000) + "\":3}", 0));
        }

        var refusal = Assert.Throws<WeightsException>(() => new SafetensorsFile(path));

        Assert.Contains("\\u001b[31m\\u202exxx", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', refusal.Message);
        Assert.DoesNotContain('\u202e', refusal.Message);
        Assert.InRange(refusal.Message.Length, 1, 500);
    }
}
