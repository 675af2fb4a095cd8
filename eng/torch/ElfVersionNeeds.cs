using System.Buffers.Binary;
using System.Text;

namespace AceData.TorchBackend;

/// <summary>
/// The symbol versions that a 64-bit little-endian ELF library asks of the libraries it needs (<c>.gnu.version_r</c>;
/// System V ABI, "Symbol Versioning" of the Linux Standard Base).
/// </summary>
public static class ElfVersionNeeds
{
    private const int LoadSegment = 1;
    private const int DynamicSegment = 2;
    private const ulong StringTable = 5;
    private const ulong VersionNeeds = 0x6ffffffe;
    private const ulong VersionNeedsCount = 0x6fffffff;
    private const ushort WeakFlag = 2; // VER_FLG_WEAK: a missing version is a warning, not an error.

    /// <summary>Marks a needed version as weak, in place, so that the loader accepts a library without it.</summary>
    /// <param name="elf">The whole file.</param>
    /// <param name="version">Such as <c>GLIBCXX_3.4.32</c>.</param>
    /// <returns>True if the file was changed; false if the version is not asked for, or weak already.</returns>
    /// <exception cref="InvalidDataException">Not a 64-bit little-endian ELF file, or a damaged one.</exception>
    public static bool MakeWeak(Span<byte> elf, string version)
    {
        if (elf.Length < 64 || !elf[..4].SequenceEqual("\u007fELF"u8) || elf[4] != 2 || elf[5] != 1)
        {
            throw new InvalidDataException("Not a 64-bit little-endian ELF file.");
        }

        try
        {
            return MakeWeakUnchecked(elf, Encoding.ASCII.GetBytes(version));
        }
        catch (Exception exception) when (exception is ArgumentOutOfRangeException or IndexOutOfRangeException or OverflowException)
        {
            throw new InvalidDataException("The ELF file is damaged: a table lies outside it.", exception);
        }
    }

    private static bool MakeWeakUnchecked(Span<byte> elf, ReadOnlySpan<byte> version)
    {
        var dynamic = Dynamic(elf);
        if (!dynamic.TryGetValue(VersionNeeds, out var needsAddress))
        {
            return false;
        }

        var strings = FileOffset(elf, dynamic.GetValueOrDefault(StringTable));
        var need = FileOffset(elf, needsAddress);
        for (var library = 0UL; library < dynamic.GetValueOrDefault(VersionNeedsCount); library++)
        {
            var entry = need + (int)UInt32(elf, need + 8);
            for (var i = 0; i < UInt16(elf, need + 2); i++)
            {
                var name = elf[(strings + (int)UInt32(elf, entry + 8))..];
                if (name.StartsWith(version) && name[version.Length] == 0)
                {
                    var flags = elf.Slice(entry + 4, 2);
                    var weak = (ushort)(BinaryPrimitives.ReadUInt16LittleEndian(flags) | WeakFlag);
                    var changes = BinaryPrimitives.ReadUInt16LittleEndian(flags) != weak;
                    BinaryPrimitives.WriteUInt16LittleEndian(flags, weak);
                    return changes;
                }

                entry += (int)UInt32(elf, entry + 12);
            }

            if (UInt32(elf, need + 12) is var next && next == 0)
            {
                return false;
            }

            need += (int)next;
        }

        return false;
    }

    private static Dictionary<ulong, ulong> Dynamic(ReadOnlySpan<byte> elf)
    {
        var found = new Dictionary<ulong, ulong>();
        for (var header = 0; header < UInt16(elf, 56); header++)
        {
            var at = ProgramHeader(elf, header);
            if (UInt32(elf, at) != DynamicSegment)
            {
                continue;
            }

            var start = checked((int)UInt64(elf, at + 8));
            var end = checked(start + (int)UInt64(elf, at + 32));
            for (var entry = start; entry < end && UInt64(elf, entry) != 0; entry += 16)
            {
                found[UInt64(elf, entry)] = UInt64(elf, entry + 8);
            }
        }

        return found;
    }

    private static int FileOffset(ReadOnlySpan<byte> elf, ulong address)
    {
        for (var header = 0; header < UInt16(elf, 56); header++)
        {
            var at = ProgramHeader(elf, header);
            var (offset, start, size) = (UInt64(elf, at + 8), UInt64(elf, at + 16), UInt64(elf, at + 32));
            if (UInt32(elf, at) == LoadSegment && address >= start && address - start < size)
            {
                return checked((int)(address - start + offset));
            }
        }

        throw new InvalidDataException("The ELF file is damaged: an address lies in no segment.");
    }

    private static int ProgramHeader(ReadOnlySpan<byte> elf, int index) =>
        checked((int)UInt64(elf, 32) + (index * UInt16(elf, 54)));

    private static ushort UInt16(ReadOnlySpan<byte> elf, int at) => BinaryPrimitives.ReadUInt16LittleEndian(elf.Slice(at, 2));

    private static uint UInt32(ReadOnlySpan<byte> elf, int at) => BinaryPrimitives.ReadUInt32LittleEndian(elf.Slice(at, 4));

    private static ulong UInt64(ReadOnlySpan<byte> elf, int at) => BinaryPrimitives.ReadUInt64LittleEndian(elf.Slice(at, 8));
}
