using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;

namespace AceData.Nets.Weights.Pytorch;

/// <summary>
/// Reads the pickles that PyTorch writes for weights, and no others. A pickle is a program; this machine knows only the instructions that make texts, numbers, lists and
/// dictionaries, three functions by name (<see cref="PickleCalls"/>), and has bounds for everything. It never runs, imports or looks up anything.
/// </summary>
/// <remarks>Instructions: pickletools of Python, protocols 2 to 5. It has no recursion, so that depth costs nothing.</remarks>
internal sealed class PickleMachine
{
    /// <summary>Bytes of the longest pickle.</summary>
    public const int LongestPickle = 16 << 20;

    // A state dict of 1,000 tensors needs some 20,000 values.
    private const int MostValues = 300_000;
    private const int LongestInteger = 16;

    private static readonly object Mark = new();
    private static readonly object?[] EmptyTuple = [];

    private readonly ReadOnlyMemory<byte> _pickle;
    private readonly string _path;
    private readonly PickleCalls _calls;
    private readonly List<object?> _stack = [];
    private readonly Dictionary<uint, object?> _memo = [];
    private int _at;
    private int _values;

    private PickleMachine(string path, ReadOnlyMemory<byte> pickle)
    {
        _path = path;
        _pickle = pickle;
        _calls = new PickleCalls(path);
    }

    /// <summary>Reads one pickle.</summary>
    /// <param name="path">For messages.</param>
    /// <param name="pickle">The pickle, and perhaps something behind it.</param>
    /// <param name="length">Bytes of the pickle.</param>
    /// <exception cref="WeightsException">Damaged, too large, or it asks for something that weights do not need.</exception>
    public static object? Read(string path, ReadOnlyMemory<byte> pickle, out int length)
    {
        var machine = new PickleMachine(path, pickle);
        var value = machine.Run();
        length = machine._at;
        return value;
    }

    private object? Run()
    {
        if (Byte() != 0x80 || Byte() is < 2 or > 5)
        {
            throw WeightsFault.Bad(_path, "its list of tensors is no pickle of the protocols 2 to 5");
        }

        while (true)
        {
            var instruction = (char)Byte();
            if (instruction == '.')
            {
                var value = Pop();
                return _stack.Count == 0 ? value : throw Damaged();
            }

            if (!(Simple(instruction) || Collect(instruction) || Remember(instruction) || Name(instruction)))
            {
                throw WeightsFault.Unsafe(_path, $"its list of tensors has the instruction 0x{(int)instruction:x2}, which weights do not need");
            }
        }
    }

    private bool Simple(char instruction)
    {
        switch (instruction)
        {
            case 'N': Push(null); break;
            case '\u0088': Push(true); break;
            case '\u0089': Push(false); break;
            case 'K': Push((long)Byte()); break;
            case 'M': Push((long)BinaryPrimitives.ReadUInt16LittleEndian(Take(2))); break;
            case 'J': Push((long)BinaryPrimitives.ReadInt32LittleEndian(Take(4))); break;
            case 'G': Push(BinaryPrimitives.ReadDoubleBigEndian(Take(8))); break;
            case '\u008a': PushInteger(Byte()); break;
            case 'X': Push(Text(BinaryPrimitives.ReadUInt32LittleEndian(Take(4)))); break;
            case '\u008c': Push(Text(Byte())); break;
            case '\u008d': Push(Text(BinaryPrimitives.ReadUInt64LittleEndian(Take(8)))); break;
            case '\u0095':
                if (BinaryPrimitives.ReadUInt64LittleEndian(Take(8)) > (ulong)(_pickle.Length - _at))
                {
                    throw Damaged();
                }

                break;
            default: return false;
        }

        return true;
    }

    private bool Collect(char instruction)
    {
        switch (instruction)
        {
            case '(': Push(Mark); break;
            case ')': Push(EmptyTuple); break;
            case ']': Push(new List<object?>()); break;
            case '}': Push(new PickleDictionary(isOrdered: false)); break;
            case 't': Push(PopToMark()); break;
            case '\u0085': Push(PopMany(1)); break;
            case '\u0086': Push(PopMany(2)); break;
            case '\u0087': Push(PopMany(3)); break;
            case 'a': Append(PopMany(1)); break;
            case 'e': Append(PopToMark()); break;
            case 's': SetItems(PopMany(2)); break;
            case 'u': SetItems(PopToMark()); break;
            default: return false;
        }

        return true;
    }

    private bool Remember(char instruction)
    {
        switch (instruction)
        {
            case 'q': Memorize(Byte()); break;
            case 'r': Memorize(BinaryPrimitives.ReadUInt32LittleEndian(Take(4))); break;
            case '\u0094': Memorize((uint)_memo.Count); break;
            case 'h': Push(Recall(Byte())); break;
            case 'j': Push(Recall(BinaryPrimitives.ReadUInt32LittleEndian(Take(4)))); break;
            default: return false;
        }

        return true;
    }

    private bool Name(char instruction)
    {
        switch (instruction)
        {
            case 'c':
                var module = Line();
                Push(_calls.Global(module, Line()));
                break;
            case '\u0093':
                var names = PopMany(2);
                Push(names is [string first, string second] ? _calls.Global(first, second) : throw Damaged());
                break;
            case 'Q': Push(_calls.Storage(Pop())); break;
            case 'R':
                var call = PopMany(2);
                Push(_calls.Call(call[0], call[1]));
                break;
            case 'b':
                // Attributes, of which an OrderedDict of weights has _metadata. They are left out.
                if (Pop() is not PickleDictionary || Peek() is not PickleDictionary { IsOrdered: true })
                {
                    throw WeightsFault.Unsafe(_path, "its list of tensors sets attributes of something that has none");
                }

                break;
            default: return false;
        }

        return true;
    }

    private void Append(object?[] values)
    {
        if (Peek() is not List<object?> list)
        {
            throw Damaged();
        }

        list.AddRange(values);
    }

    private void SetItems(object?[] values)
    {
        if (Peek() is not PickleDictionary dictionary || values.Length % 2 != 0)
        {
            throw Damaged();
        }

        for (var at = 0; at < values.Length; at += 2)
        {
            dictionary.Items.Add(new(values[at], values[at + 1]));
        }
    }

    private void Push(object? value)
    {
        if (++_values > MostValues)
        {
            throw WeightsFault.Unsafe(_path, $"its list of tensors makes more than {MostValues} values");
        }

        _stack.Add(value);
    }

    private object? Peek() => _stack.Count > 0 && _stack[^1] != Mark ? _stack[^1] : throw Damaged();

    private object? Pop()
    {
        var value = Peek();
        _stack.RemoveAt(_stack.Count - 1);
        return value;
    }

    private object?[] PopMany(int count)
    {
        var values = new object?[count];
        while (count > 0)
        {
            values[--count] = Pop();
        }

        return values;
    }

    private object?[] PopToMark()
    {
        var mark = _stack.LastIndexOf(Mark);
        if (mark < 0)
        {
            throw Damaged();
        }

        var values = _stack.GetRange(mark + 1, _stack.Count - mark - 1).ToArray();
        _stack.RemoveRange(mark, _stack.Count - mark);
        return values;
    }

    private void Memorize(uint slot)
    {
        _memo[slot] = Peek();
        if (_memo.Count > MostValues)
        {
            throw WeightsFault.Unsafe(_path, $"its list of tensors remembers more than {MostValues} values");
        }
    }

    private object? Recall(uint slot) => _memo.TryGetValue(slot, out var value) ? value : throw Damaged();

    private byte Byte() => Take(1)[0];

    private ReadOnlySpan<byte> Take(ulong count)
    {
        if (count > (ulong)(_pickle.Length - _at))
        {
            throw WeightsFault.Bad(_path, "its list of tensors ends too early");
        }

        var taken = _pickle.Span.Slice(_at, (int)count);
        _at += (int)count;
        return taken;
    }

    private string Text(ulong length)
    {
        var bytes = Take(length);
        return Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : throw WeightsFault.Bad(_path, "a text in its list of tensors is no UTF-8");
    }

    private string Line()
    {
        var length = _pickle.Span[_at..].IndexOf((byte)'\n');
        if (length is < 0 or > 500)
        {
            throw Damaged();
        }

        var text = Text((ulong)length);
        _at++;
        return text;
    }

    // Little endian, two's complement; only the mark of the old format is longer than 64 bits.
    private void PushInteger(int length)
    {
        if (length > LongestInteger)
        {
            throw WeightsFault.Unsafe(_path, "its list of tensors has a number of more than 128 bits");
        }

        var value = (Int128)new System.Numerics.BigInteger(Take((ulong)length));
        if (value >= long.MinValue && value <= long.MaxValue)
        {
            Push((long)value);
        }
        else
        {
            Push(value);
        }
    }

    private WeightsException Damaged() => WeightsFault.Bad(_path, $"its list of tensors is damaged near byte {_at}");
}
