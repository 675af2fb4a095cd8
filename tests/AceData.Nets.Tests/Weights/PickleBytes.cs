using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace AceData.Nets.Tests.Weights;

/// <summary>Pickles and the archives around them put together by hand, right and wrong ones. Nothing in them is more than a name.</summary>
internal sealed class PickleBytes
{
    private readonly List<byte> _bytes = [];

    /// <summary>A pickle of protocol 2 that begins a state dict.</summary>
    public static PickleBytes StateDict() => new PickleBytes().Raw("\u0080\u0002").Global("collections", "OrderedDict").Raw(")R");

    /// <summary>A pickle that is written from its protocol on.</summary>
    public static PickleBytes Protocol(int protocol) => new PickleBytes().Raw("\u0080").Raw(((char)protocol).ToString());

    /// <summary>A right state dict of one float32 vector <c>w</c> of four numbers.</summary>
    public static byte[] Good() => StateDict().Text("w").Tensor().Raw("s.").Done();

    /// <summary>Instructions, one byte a character.</summary>
    public PickleBytes Raw(string latin)
    {
        _bytes.AddRange(Encoding.Latin1.GetBytes(latin));
        return this;
    }

    public PickleBytes Global(string module, string name) => Raw($"c{module}\n{name}\n");

    public PickleBytes Text(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        _bytes.Add((byte)'X');
        _bytes.AddRange(length);
        _bytes.AddRange(bytes);
        return this;
    }

    public PickleBytes Number(long value)
    {
        _bytes.AddRange([0x8a, 8]);
        _bytes.AddRange(BitConverter.GetBytes(value));
        return this;
    }

    public PickleBytes Tuple(params long[] values)
    {
        Raw("(");
        foreach (var value in values)
        {
            Number(value);
        }

        return Raw("t");
    }

    /// <summary>The persistent id of a storage.</summary>
    public PickleBytes Storage(string type = "FloatStorage", string key = "0", long count = 4) =>
        Raw("(").Text("storage").Global("torch", type).Text(key).Text("cpu").Number(count).Raw("tQ");

    /// <summary>A tensor over a storage.</summary>
    public PickleBytes Tensor(long offset = 0, long[]? shape = null, long[]? strides = null, string type = "FloatStorage", string key = "0", long count = 4) =>
        Global("torch._utils", "_rebuild_tensor_v2").Raw("(").Storage(type, key, count).Number(offset).Tuple(shape ?? [4]).Tuple(strides ?? [1])
            .Raw("\u0089").Global("collections", "OrderedDict").Raw(")RtR");

    public byte[] Done() => [.. _bytes];

    /// <summary>The archive of a pickle with one storage of four numbers.</summary>
    public static byte[] Archive(byte[] pickle) => Archive(("archive/data.pkl", pickle), ("archive/byteorder", "little"u8.ToArray()), ("archive/data/0", Numbers()), ("archive/version", "3\n"u8.ToArray()));

    /// <summary>An archive of entries, stored and not packed.</summary>
    public static byte[] Archive(params (string Name, byte[] Content)[] entries) => Archive(CompressionLevel.NoCompression, entries);

    /// <summary>An archive of entries.</summary>
    public static byte[] Archive(CompressionLevel level, params (string Name, byte[] Content)[] entries)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name, level).Open();
                entry.Write(content);
            }
        }

        return memory.ToArray();
    }

    /// <summary>1, 2, 3, 4.</summary>
    public static byte[] Numbers() => [.. new[] { 1f, 2f, 3f, 4f }.SelectMany(BitConverter.GetBytes)];

    /// <summary>A file of the older form around a pickle.</summary>
    public static byte[] Legacy(byte[] pickle, byte[]? mark = null) =>
    [
        .. mark ?? [0x80, 2, 0x8a, 10, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19, (byte)'.'],
        0x80, 2, (byte)'M', 0xe9, 3, (byte)'.',
        .. Protocol(2).Raw("}(").Text("little_endian").Raw("\u0088u.").Done(),
        .. pickle,
        .. Protocol(2).Raw("]").Text("0").Raw("a.").Done(),
        .. BitConverter.GetBytes(4L),
        .. Numbers(),
    ];
}
