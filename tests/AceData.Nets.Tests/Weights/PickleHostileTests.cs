using System.Diagnostics;
using System.Text;
using AceData.Nets.Weights;
using AceData.Testing;

namespace AceData.Nets.Tests.Weights;

/// <summary>
/// Pickles from strangers: read, or refused in little time and memory. Payloads are names of functions that would touch a file here; nothing but a name is ever made of them.
/// </summary>
public sealed class PickleHostileTests : IDisposable
{
    private static readonly (string Module, string Name)[] Functions =
    [
        ("os", "system"), ("posix", "system"), ("nt", "system"), ("subprocess", "Popen"), ("subprocess", "check_output"), ("builtins", "eval"), ("builtins", "exec"),
        ("__builtin__", "eval"), ("builtins", "getattr"), ("builtins", "__import__"), ("builtins", "open"), ("pkgutil", "resolve_name"), ("importlib", "import_module"),
        ("runpy", "run_path"), ("shutil", "rmtree"), ("socket", "create_connection"), ("webbrowser", "open"), ("pickle", "loads"), ("pty", "spawn"), ("operator", "attrgetter"),
        ("functools", "partial"), ("torch.hub", "load"), ("torch", "load"), ("torch.storage", "_load_from_bytes"), ("torch._utils", "_rebuild_tensor"), ("torch.jit", "load"),
        ("numpy.f2py.diagnose", "run_command"), ("numpy.core.multiarray", "_reconstruct"), ("collections", "Counter"), ("torch", "QUInt8Storage"), ("", "eval"), ("torch.FloatStorage", "mro"),
    ];

    private static readonly Dictionary<string, (Func<byte[]> File, string? Refusal)> Cases = MakeCases();

    private readonly TempDir _folder = TempDir.InMemory();

    public static TheoryData<string> Names => [.. Cases.Keys];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public void A_pickle_of_a_stranger_is_read_or_refused_in_bounds(string name)
    {
        var (make, refusal) = Cases[name];
        var content = make();
        var path = Save(content);
        var clock = Stopwatch.StartNew();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var refused = Try(path);

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True((refusal is null) == (refused is null), refused?.Message);
        if (refusal is not null)
        {
            Assert.Contains(refusal, refused!.Message, StringComparison.Ordinal);
            Assert.InRange(refused.Message.Length, 1, 600);
        }

        Assert.InRange(allocated, 0, content.Length + (150L << 20));
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 10);
        Assert.Single(Directory.GetFileSystemEntries(_folder.Path));
        Assert.False(File.Exists("PWNED"));
    }

    [Fact]
    public void A_pickle_that_is_cut_at_any_byte_is_refused()
    {
        var pickle = PickleBytes.Good();
        for (var length = 0; length < pickle.Length; length++)
        {
            Assert.NotNull(Try(Save(PickleBytes.Archive(pickle[..length]))));
        }
    }

    [Fact]
    public void An_archive_and_an_older_file_that_are_cut_at_any_byte_are_refused()
    {
        foreach (var whole in new[] { PickleBytes.Archive(PickleBytes.Good()), PickleBytes.Legacy(PickleBytes.Good()) })
        {
            for (var length = 0; length < whole.Length; length++)
            {
                Assert.NotNull(Try(Save(whole[..length])));
            }
        }
    }

    private static WeightsException? Try(string path)
    {
        try
        {
            using var weights = WeightsFile.Open(path);
            foreach (var entry in weights.Entries)
            {
                weights.Read(entry, 0, new byte[entry.ByteLength]);
            }

            (weights as PytorchFile)?.Verify(CancellationToken.None);
            return null;
        }
        catch (WeightsException exception)
        {
            return exception;
        }
    }

    private string Save(byte[] content)
    {
        var path = _folder["pytorch_model.bin"];
        using var file = new FileStream(path, FileMode.Create);
        file.Write(content);
        return path;
    }

    private static Dictionary<string, (Func<byte[]> File, string? Refusal)> MakeCases()
    {
        var cases = new Dictionary<string, (Func<byte[]>, string?)>
        {
            ["a good one"] = (() => PickleBytes.Archive(PickleBytes.Good()), null),
            ["a good one of the older form"] = (() => PickleBytes.Legacy(PickleBytes.Good()), null),
            ["a safetensors file under this name"] = (() => SafetensorsBytes.Vector(1), null),
        };
        foreach (var (module, name) in Functions)
        {
            var whole = $"'{module}.{name}'";
            cases.Add($"call of {module}.{name}", (() => PickleBytes.Archive(PickleBytes.Protocol(2).Global(module, name).Text("touch PWNED").Raw("\u0085R.").Done()), whole));
        }

        void Pickle(string name, Func<PickleBytes> pickle, string? refusal) => cases.Add(name, (() => PickleBytes.Archive(pickle().Done()), refusal));
        void Instruction(string name, string instruction) => Pickle(name, () => PickleBytes.StateDict().Text("w").Tensor().Raw(instruction).Raw("s."), "which weights do not need");

        Pickle("a function inside a value", () => PickleBytes.StateDict().Text("w").Raw("]").Global("os", "system").Text("touch PWNED").Raw("\u0085Ras."), "'os.system'");
        Pickle("STACK_GLOBAL", () => PickleBytes.Protocol(4).Text("os").Text("system").Raw("\u0093").Text("touch PWNED").Raw("\u0085R."), "'os.system'");
        Pickle("STACK_GLOBAL with dots in the name", () => PickleBytes.Protocol(4).Text("torch._utils").Text("os.system").Raw("\u0093."), "os.system'");
        Pickle("STACK_GLOBAL split at another dot", () => PickleBytes.Protocol(4).Text("torch").Text("_utils._rebuild_tensor_v2").Raw("\u0093."), "wants to use");
        Pickle("STACK_GLOBAL of numbers", () => PickleBytes.Protocol(4).Number(1).Number(2).Raw("\u0093."), "damaged");
        Pickle("a name of 10,000 letters", () => PickleBytes.Protocol(2).Global("os", new string('x', 10_000)), "damaged");
        Instruction("INST", "(iposix\nsystem\n");
        Instruction("OBJ", "(o");
        Instruction("NEWOBJ", ")\u0081");
        Instruction("NEWOBJ_EX", ")}\u0092");
        Instruction("EXT1", "\u0082\u0001");
        Instruction("EXT2", "\u0083\u0001\u0001");
        Instruction("EXT4", "\u0084\u0001\u0001\u0001\u0001");
        Instruction("PERSID", "P0\n");
        Instruction("DUP", "2");
        Instruction("POP", "0");
        Instruction("POP_MARK", "1");
        Instruction("BINBYTES", "B\0\0\0\0");
        Instruction("BYTEARRAY8", "\u0096\0\0\0\0\0\0\0\0");
        Instruction("NEXT_BUFFER", "\u0097");
        Instruction("EMPTY_SET", "\u008f");
        Instruction("LONG4", "\u008b\u00ff\u00ff\u00ff\u00ff");
        Instruction("an instruction that there is not", "\u00ff");
        Pickle("BUILD of a tensor", () => PickleBytes.StateDict().Text("w").Tensor().Raw("}bs."), "sets attributes");
        Pickle("BUILD with a text", () => PickleBytes.StateDict().Text("__class__").Raw("b."), "sets attributes");
        Pickle("BUILD with _metadata", () => PickleBytes.StateDict().Text("w").Tensor().Raw("s}").Text("_metadata").Raw("}sb."), null);
        Pickle("REDUCE of a text", () => PickleBytes.Protocol(2).Text("os.system").Raw(")R."), "no function");
        Pickle("REDUCE of a storage class", () => PickleBytes.Protocol(2).Global("torch", "FloatStorage").Raw(")R."), "in a way");
        Pickle("REDUCE with a list for arguments", () => PickleBytes.Protocol(2).Global("collections", "OrderedDict").Raw("]R."), "in a way");
        Pickle("an OrderedDict of arguments", () => PickleBytes.Protocol(2).Global("collections", "OrderedDict").Raw("]\u0085R."), "in a way");
        Pickle("a parameter of something else", () => PickleBytes.StateDict().Text("w").Global("torch._utils", "_rebuild_parameter").Number(1).Raw("\u0089)\u0087Rs."), "in a way");
        Pickle("REDUCE on nothing", () => PickleBytes.Protocol(2).Raw("R."), "damaged");
        Pickle("a persistent id that is no tuple", () => PickleBytes.StateDict().Text("w").Text("storage").Raw("Qs."), "in a way that PyTorch does not");
        Pickle("a persistent id of another kind", () => PickleBytes.StateDict().Text("w").Raw("(").Text("module").Global("torch", "FloatStorage").Text("0").Text("cpu").Number(4).Raw("tQs."), "in a way that PyTorch does not");
        Pickle("a storage of a negative count", () => PickleBytes.StateDict().Text("w").Tensor(count: -4).Raw("s."), "in a way that PyTorch does not");
        Pickle("a storage of 2^62 numbers", () => PickleBytes.StateDict().Text("w").Tensor(count: 1L << 62).Raw("s."), "more or fewer");
        Pickle("a storage in two types", () => PickleBytes.StateDict().Raw("(").Text("a").Tensor().Text("b").Tensor(type: "IntStorage").Raw("u."), "two things");
        Pickle("a storage that leads out of the archive", () => PickleBytes.StateDict().Text("w").Tensor(key: "../../PWNED").Raw("s."), "in a way that PyTorch does not");
        Pickle("a storage that is not there", () => PickleBytes.StateDict().Text("w").Tensor(key: "7").Raw("s."), "are missing");
        Pickle("an offset beyond the storage", () => PickleBytes.StateDict().Text("w").Tensor(offset: 1).Raw("s."), "reaches beyond");
        Pickle("an offset of 2^63-1", () => PickleBytes.StateDict().Text("w").Tensor(offset: long.MaxValue, shape: [2], strides: [1]).Raw("s."), "reaches beyond");
        Pickle("a negative offset", () => PickleBytes.StateDict().Text("w").Tensor(offset: -1).Raw("s."), "cannot be");
        Pickle("a stride beyond the storage", () => PickleBytes.StateDict().Text("w").Tensor(shape: [2], strides: [4]).Raw("s."), "reaches beyond");
        Pickle("a stride of 2^62", () => PickleBytes.StateDict().Text("w").Tensor(shape: [3, 1], strides: [1L << 62, 1]).Raw("s."), "reaches beyond");
        Pickle("a negative stride", () => PickleBytes.StateDict().Text("w").Tensor(offset: 3, shape: [4], strides: [-1]).Raw("s."), "cannot be");
        Pickle("a view folded over its numbers", () => PickleBytes.StateDict().Text("w").Tensor(shape: [2, 2], strides: [1, 1]).Raw("s."), "folded over");
        Pickle("10^9 numbers of one", () => PickleBytes.StateDict().Text("w").Tensor(shape: [1_000_000_000], strides: [0]).Raw("s."), "more often than there are");
        Pickle("a shape that overflows", () => PickleBytes.StateDict().Text("w").Tensor(shape: [1L << 32, 1L << 32], strides: [0, 0]).Raw("s."), "cannot be");
        Pickle("1000 axes", () => PickleBytes.StateDict().Text("w").Tensor(shape: [.. Enumerable.Repeat(1L, 1000)], strides: [.. Enumerable.Repeat(1L, 1000)]).Raw("s."), "in a way that PyTorch does not");
        Pickle("shape and strides of two lengths", () => PickleBytes.StateDict().Text("w").Tensor(shape: [4], strides: [4, 1]).Raw("s."), "cannot be");
        Pickle("a text as size", () => PickleBytes.StateDict().Text("w").Global("torch._utils", "_rebuild_tensor_v2").Raw("(").Storage().Number(0).Text("4").Tuple(1).Raw("\u0089)tRs."), "in a way that PyTorch does not");
        Pickle("a name twice", () => PickleBytes.StateDict().Raw("(").Text("w").Tensor().Text("w").Tensor().Raw("u."), "twice");
        Pickle("a name that is a number", () => PickleBytes.StateDict().Number(1).Tensor().Raw("s."), "no text");
        Pickle("a value that is no tensor", () => PickleBytes.StateDict().Text("epoch").Number(1).Raw("s."), "'epoch'");
        Pickle("a list at the top", () => PickleBytes.Protocol(2).Raw("]."), "something else than a list of weights");
        Pickle("a list that holds itself", () => PickleBytes.Protocol(2).Raw("]q\0h\0a."), "something else than a list of weights");
        Pickle("a dictionary that holds itself", () => PickleBytes.Protocol(2).Raw("}q\0").Text("w").Raw("h\0s."), "other things");
        Pickle("a million nested tuples", () => PickleBytes.Protocol(2).Raw(")" + new string('\u0085', 1_000_000) + "."), "more than 300000 values");
        Pickle("a million marks", () => PickleBytes.Protocol(2).Raw(new string('(', 1_000_000) + "."), "more than 300000 values");
        Pickle("a million dictionaries", () => PickleBytes.Protocol(2).Raw(new string('}', 1_000_000) + "."), "more than 300000 values");
        Pickle("a million remembered values", () => PickleBytes.Protocol(4).Raw("N" + new string('\u0094', 1_000_000) + "."), "remembers");
        Pickle("20 MB of text", () => PickleBytes.StateDict().Text(new string('x', 20_000_000)).Raw("Ns."), "larger than any model");
        Pickle("a frame of 2^63", () => PickleBytes.Protocol(4).Raw("\u0095\0\0\0\0\0\0\0\u0080."), "damaged");
        Pickle("a text of 2^63", () => PickleBytes.Protocol(4).Raw("\u008d\0\0\0\0\0\0\0\u0080."), "ends too early");
        Pickle("a number of 2,000 bits", () => PickleBytes.Protocol(2).Raw("\u008a\u00fa" + new string('\u00ff', 250) + "."), "128 bits");
        Pickle("a text that is no UTF-8", () => PickleBytes.Protocol(2).Raw("X\u0002\0\0\0\u00c0\u00af."), "no UTF-8");
        Pickle("an odd number of items", () => PickleBytes.StateDict().Raw("(").Text("w").Raw("u."), "damaged");
        Pickle("items of a list", () => PickleBytes.Protocol(2).Raw("]").Text("a").Text("b").Raw("s."), "damaged");
        Pickle("an end with values left", () => PickleBytes.Protocol(2).Raw("}}."), "damaged");
        Pickle("a second pickle behind the first", () => new PickleBytes().Raw(Encoding.Latin1.GetString(PickleBytes.Good())).Raw("\u0080\u0002N."), "something follows");
        foreach (var protocol in new[] { 0, 1, 6, 255 })
        {
            Pickle($"protocol {protocol}", () => PickleBytes.Protocol(protocol).Raw("}."), "protocols 2 to 5");
        }

        foreach (var protocol in new[] { 2, 3, 4, 5 })
        {
            Pickle($"protocol {protocol} without a tensor", () => PickleBytes.Protocol(protocol).Raw("}."), null);
        }

        cases.Add("the same numbers a thousand times", (() => PickleBytes.Archive(("archive/data.pkl", Many(1000).Done()), ("archive/data/1", new byte[400_000])), "again and again"));
        cases.Add("a pickle of protocol 0", (() => PickleBytes.Archive("cos\nsystem\n(S'touch PWNED'\ntR."u8.ToArray()), "protocols 2 to 5"));
        cases.Add("a pickle alone", (() => PickleBytes.Protocol(2).Global("os", "system").Text("touch PWNED").Raw("\u0085R.").Done(), "holds no weights"));
        cases.Add("an older file with another mark", (() => PickleBytes.Legacy(PickleBytes.Good(), [0x80, 2, 0x8a, 10, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, (byte)'.']), "not of weights"));
        cases.Add("an older file whose mark calls", (() => PickleBytes.Legacy(PickleBytes.Good(), [0x80, 2, 0x8a, 10, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, .. "cos\nsystem\n."u8]), "'os.system'"));
        cases.Add("an older file that calls", (() => PickleBytes.Legacy(PickleBytes.StateDict().Text("w").Global("os", "system").Text("touch PWNED").Raw("\u0085Rs.").Done()), "'os.system'"));
        cases.Add("an older file with a rest", (() => [.. PickleBytes.Legacy(PickleBytes.Good()), 0], "something follows"));
        return cases;
    }

    private static PickleBytes Many(int count)
    {
        var pickle = PickleBytes.StateDict().Raw("(");
        for (var number = 0; number < count; number++)
        {
            pickle.Text($"w{number}").Tensor(key: "1", count: 100_000, shape: [100_000]);
        }

        return pickle.Raw("u.");
    }
}
