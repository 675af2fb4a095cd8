using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;

namespace AceData.Nets.Weights.Pytorch;

/// <summary>
/// The directory of a zip archive as PyTorch writes it: everything stored, nothing packed, so that a small file cannot become a large one. Nothing is ever unpacked to
/// the disk; names that would lead somewhere are refused all the same.
/// </summary>
/// <remarks>Format: PKWARE's APPNOTE.TXT 6.3, sections 4.3 and 4.5.3 (zip64). An archive that can be read in two ways is refused.</remarks>
internal sealed class ZipDirectory
{
    private const int MostEntries = 50_000;
    private const int LongestDirectory = 16 << 20;
    private const int EndLength = 22;
    private const int End64Length = 56;
    private const int Locator64Length = 20;
    private const int LocalLength = 30;
    private const int CentralLength = 46;

    private static readonly SearchValues<char> Suspicious = SearchValues.Create("\\:*?\"<>|");

    private readonly WeightsInput _input;
    private readonly List<(long Begin, long End)> _ranges = [];

    /// <exception cref="WeightsException">Damaged, packed, encrypted, or ambiguous.</exception>
    public ZipDirectory(WeightsInput input)
    {
        _input = input;
        var (begin, length, count) = FindDirectory();
        Require(length <= LongestDirectory && count <= MostEntries, "its archive has too many entries");
        var directory = new byte[length];
        input.Read(begin, directory);
        var rest = directory.AsSpan();
        for (var number = 0L; number < count; number++)
        {
            rest = ReadEntry(rest, begin);
        }

        Require(rest.IsEmpty, "the directory of its archive has another length than it says");
        _ranges.Sort();
        for (var number = 1; number < _ranges.Count; number++)
        {
            Require(_ranges[number].Begin >= _ranges[number - 1].End, "two entries of its archive lie on each other");
        }
    }

    /// <summary>All entries by name.</summary>
    public Dictionary<string, ZipEntry> Entries { get; } = new(StringComparer.Ordinal);

    private (long Begin, long Length, long Count) FindDirectory()
    {
        var tail = new byte[(int)Math.Min(_input.Length, EndLength + ushort.MaxValue)];
        _input.Read(_input.Length - tail.Length, tail);
        var at = tail.Length - EndLength;
        while (at >= 0 && !IsEnd(tail.AsSpan(at)))
        {
            at--;
        }

        Require(at >= 0, "the directory of its archive is missing; the file was cut off");
        var end = tail.AsSpan(at, EndLength);
        var position = _input.Length - tail.Length + at;
        Require(U16(end, 4) == 0 && U16(end, 6) == 0 && U16(end, 8) == U16(end, 10), "its archive is in several parts");
        long count = U16(end, 10), length = U32(end, 12), begin = U32(end, 16);

        // PyTorch writes the long form always, whatever fits into the short one; both must then say the same.
        if (position >= Locator64Length + End64Length && U32(Bytes(position - Locator64Length, 4), 0) == 0x07064b50)
        {
            var (count64, length64, begin64) = ReadEnd64(position);
            Require(
                (count == ushort.MaxValue || count == count64) && (length == uint.MaxValue || length == length64) && (begin == uint.MaxValue || begin == begin64),
                "its archive has two ends that say different things");
            (count, length, begin, position) = (count64, length64, begin64, position - Locator64Length - End64Length);
        }

        Require(begin >= 0 && length >= 0 && count >= 0 && begin <= position && length == position - begin, "the directory of its archive is not where it should be");
        return (begin, length, count);
    }

    private static bool IsEnd(ReadOnlySpan<byte> bytes) => U32(bytes, 0) == 0x06054b50 && bytes.Length == EndLength + U16(bytes, 20);

    private (long Count, long Length, long Begin) ReadEnd64(long endPosition)
    {
        var locator = Bytes(endPosition - Locator64Length, Locator64Length);
        var position = (long)U64(locator, 8);
        Require(U32(locator, 0) == 0x07064b50 && U32(locator, 4) == 0 && U32(locator, 16) <= 1, "the end of its archive is damaged");
        Require(position == endPosition - Locator64Length - End64Length, "the end of its archive is not where it should be");
        var end = Bytes(position, End64Length);
        Require(U32(end, 0) == 0x06064b50 && U64(end, 4) == End64Length - 12 && U32(end, 16) == 0 && U32(end, 20) == 0 && U64(end, 24) == U64(end, 32), "the end of its archive is damaged");
        return ((long)U64(end, 32), (long)U64(end, 40), (long)U64(end, 48));
    }

    private Span<byte> ReadEntry(Span<byte> rest, long directoryBegin)
    {
        Require(rest.Length >= CentralLength && U32(rest, 0) == 0x02014b50, "the directory of its archive is damaged");
        int flags = U16(rest, 8), method = U16(rest, 10), nameLength = U16(rest, 28), extraLength = U16(rest, 30), commentLength = U16(rest, 32);
        var whole = CentralLength + nameLength + extraLength + commentLength;
        Require(rest.Length >= whole, "the directory of its archive is damaged");
        var nameBytes = rest.Slice(CentralLength, nameLength);
        Require(Utf8.IsValid(nameBytes), "a name in its archive is no UTF-8 text");
        var name = Encoding.UTF8.GetString(nameBytes);
        RequirePlainName(name);
        Require((flags & 0x2041) == 0, "its archive is encrypted");
        Require(method == 0, "its archive is packed; PyTorch never packs");
        Require((U32(rest, 38) >> 28) is 0 or 8, "its archive has a link or a device in it");
        long packed = U32(rest, 20), length = U32(rest, 24), local = U32(rest, 42);
        ReadExtra64(rest.Slice(CentralLength + nameLength, extraLength), ref length, ref packed, ref local);
        Require(packed == length && length >= 0, "an entry of its archive has two lengths");
        Require(U16(rest, 34) == 0, "its archive is in several parts");
        var entry = new ZipEntry(name, CheckLocal(local, nameBytes, length, directoryBegin), length, U32(rest, 16));
        if (!Entries.TryAdd(name, entry))
        {
            throw WeightsFault.Bad(_input.Path, $"'{WeightsFault.Show(name)}' is in its archive twice");
        }

        return rest[whole..];
    }

    // Lengths and places that do not fit into 32 bits stand in an extra field, in this order, and only those.
    private void ReadExtra64(ReadOnlySpan<byte> extra, ref long length, ref long packed, ref long local)
    {
        while (extra.Length >= 4)
        {
            var (id, size) = (U16(extra, 0), U16(extra, 2));
            Require(size <= extra.Length - 4, "the directory of its archive is damaged");
            if (id == 1)
            {
                var field = extra.Slice(4, size);
                Take(ref field, ref length);
                Take(ref field, ref packed);
                Take(ref field, ref local);
                return;
            }

            extra = extra[(4 + size)..];
        }
    }

    private void Take(ref ReadOnlySpan<byte> field, ref long value)
    {
        if (value == uint.MaxValue)
        {
            Require(field.Length >= 8, "the directory of its archive is damaged");
            value = (long)U64(field, 0);
            field = field[8..];
        }
    }

    /// <returns>Position of the first byte of the entry.</returns>
    private long CheckLocal(long position, ReadOnlySpan<byte> name, long length, long directoryBegin)
    {
        Require(position >= 0 && position <= directoryBegin - LocalLength, "an entry of its archive lies outside");
        var header = Bytes(position, LocalLength);
        Require(U32(header, 0) == 0x04034b50, "an entry of its archive does not begin where it should");
        int flags = U16(header, 6), nameLength = U16(header, 26);
        var begin = position + LocalLength + nameLength + U16(header, 28);
        Require(begin <= directoryBegin && length <= directoryBegin - begin, "an entry of its archive lies outside");
        Require(
            nameLength == name.Length && Bytes(position + LocalLength, nameLength).AsSpan().SequenceEqual(name) && U16(header, 8) == 0 && (flags & 0x2041) == 0,
            "an entry of its archive says something else than the directory");
        var unknownYet = (flags & 8) != 0;
        Require(unknownYet || U32(header, 22) == uint.MaxValue || U32(header, 22) == length, "an entry of its archive says something else than the directory");
        _ranges.Add((position, begin + length));
        return begin;
    }

    private void RequirePlainName(string name)
    {
        var isPlain = name.Length is > 0 and < 1000 && !name.AsSpan().ContainsAny(Suspicious) && !name.AsSpan().ContainsAnyInRange('\0', '\u001f')
            && name.Split('/').All(part => part.Length > 0 && part is not ("." or "..") && !part.EndsWith('.') && !part.EndsWith(' '));
        if (!isPlain)
        {
            throw WeightsFault.Bad(_input.Path, $"'{WeightsFault.Show(name)}' is no name that PyTorch gives");
        }
    }

    private byte[] Bytes(long position, int length)
    {
        var bytes = new byte[length];
        _input.Read(position, bytes);
        return bytes;
    }

    private void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw WeightsFault.Bad(_input.Path, otherwise);
        }
    }

    private static ushort U16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static uint U32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);

    private static ulong U64(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt64LittleEndian(bytes[at..]);
}
