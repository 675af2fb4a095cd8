using System.Diagnostics;
using AceData.TorchBackend;

namespace AceData.Nets.Tests.TorchBackend;

public class ElfVersionNeedsTests
{
    private const string Fixed = "GLIBCXX_3.4.32";
    private const string Other = "GLIBCXX_3.4.21";

    private static string Library => Path.Combine(TorchFolder.Path, "libLibTorchSharp.so");

    [Fact]
    public void The_build_has_fixed_the_library_and_a_second_fix_changes_nothing()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux libraries have version needs.");
        var before = File.ReadAllBytes(Library);
        var after = before.ToArray();

        Assert.False(ElfVersionNeeds.MakeWeak(after, Fixed));
        Assert.Equal(before, after);
    }

    [Fact]
    public void A_version_becomes_weak_once_by_one_byte()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux libraries have version needs.");
        var before = File.ReadAllBytes(Library);
        var after = before.ToArray();

        Assert.True(ElfVersionNeeds.MakeWeak(after, Other));
        Assert.Equal(1, before.Zip(after).Count(pair => pair.First != pair.Second));
        Assert.False(ElfVersionNeeds.MakeWeak(after, Other));
    }

    [Fact]
    public void A_version_that_is_not_asked_for_changes_nothing()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux libraries have version needs.");
        Assert.False(ElfVersionNeeds.MakeWeak(File.ReadAllBytes(Library), "GLIBCXX_3.4"[..^1]));
    }

    [Fact]
    public void Anything_else_than_a_library_is_refused()
    {
        Assert.Throws<InvalidDataException>(() => ElfVersionNeeds.MakeWeak("MZ"u8.ToArray(), Fixed));
        Assert.Throws<InvalidDataException>(() => ElfVersionNeeds.MakeWeak(new byte[4096], Fixed));
    }

    [Fact]
    public void A_damaged_library_is_refused_or_left_alone_but_never_hangs()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux libraries have version needs.");
        var original = File.ReadAllBytes(Library);
        var random = new Random(1);
        var watch = Stopwatch.StartNew();
        var refused = 0;
        for (var i = 0; i < 300; i++)
        {
            var damaged = original.AsSpan(0, random.Next(64, 64 << random.Next(0, 15))).ToArray();
            for (var hit = 0; hit < 20; hit++)
            {
                damaged[random.Next(16, Math.Min(damaged.Length, 2048))] = (byte)random.Next(256);
            }

            try
            {
                ElfVersionNeeds.MakeWeak(damaged, Fixed);
            }
            catch (InvalidDataException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 100, 300);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), "Damage made the reader slow.");
    }
}
