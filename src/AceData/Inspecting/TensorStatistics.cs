using System.Numerics;
using System.Runtime.InteropServices;
using AceData.Nets.Weights;

namespace AceData.Inspecting;

/// <summary>What the numbers of a tensor are like. Minimum to deviation are of the finite ones, and null when there is none.</summary>
/// <param name="Minimum">The smallest.</param>
/// <param name="Maximum">The largest.</param>
/// <param name="Mean">Their mean.</param>
/// <param name="Deviation">Their standard deviation (of all, not of a sample).</param>
/// <param name="Zeros">How many are 0.</param>
/// <param name="NotNumbers">How many are no number (NaN): such weights are damaged.</param>
/// <param name="Infinite">How many are infinite.</param>
public sealed record TensorStatistics(double? Minimum, double? Maximum, double? Mean, double? Deviation, long Zeros, long NotNumbers, long Infinite)
{
    private const int PieceBytes = 4 << 20;

    /// <summary>Reads all numbers of a tensor, piece by piece.</summary>
    /// <exception cref="WeightsException">The file was cut or changed since it was opened.</exception>
    internal static TensorStatistics Of(WeightsFile weights, TensorEntry entry, CancellationToken cancellationToken)
    {
        var tally = new Tally();
        var piece = new byte[Math.Min(entry.ByteLength, PieceBytes)];
        for (var at = 0L; at < entry.ByteLength; at += piece.Length)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var part = piece.AsSpan(0, (int)Math.Min(piece.Length, entry.ByteLength - at));
            weights.Read(entry, at, part);
            tally.Add(entry.Type, part);
        }

        return tally.Result();
    }

    /// <summary>What numbers in memory are like.</summary>
    /// <param name="type">How each is stored.</param>
    /// <param name="numbers">Little endian, without gaps.</param>
    internal static TensorStatistics Of(ElementType type, ReadOnlySpan<byte> numbers)
    {
        var tally = new Tally();
        tally.Add(type, numbers);
        return tally.Result();
    }

    private sealed class Tally
    {
        private long _count;
        private long _zeros;
        private long _notNumbers;
        private long _infinite;
        private double _minimum = double.PositiveInfinity;
        private double _maximum = double.NegativeInfinity;
        private double _origin = double.NaN;
        private double _sum;
        private double _squares;

        public void Add(ElementType type, ReadOnlySpan<byte> bytes)
        {
            switch (type)
            {
                case ElementType.BOOL or ElementType.U8: Add<byte>(bytes); break;
                case ElementType.I8: Add<sbyte>(bytes); break;
                case ElementType.I16: Add<short>(bytes); break;
                case ElementType.I32: Add<int>(bytes); break;
                case ElementType.I64: Add<long>(bytes); break;
                case ElementType.F16: Add<Half>(bytes); break;
                case ElementType.F32: Add<float>(bytes); break;
                case ElementType.F64: Add<double>(bytes); break;
                case ElementType.BF16:
                    foreach (var upper in MemoryMarshal.Cast<byte, ushort>(bytes))
                    {
                        Add(BitConverter.UInt32BitsToSingle((uint)upper << 16));
                    }

                    break;
                default: throw new ArgumentOutOfRangeException(nameof(type), type, "There is no such type.");
            }
        }

        public TensorStatistics Result()
        {
            if (_count == 0)
            {
                return new TensorStatistics(null, null, null, null, 0, _notNumbers, _infinite);
            }

            var mean = _sum / _count;
            return new TensorStatistics(_minimum, _maximum, _origin + mean, Math.Sqrt(Math.Max(0, (_squares / _count) - (mean * mean))), _zeros, _notNumbers, _infinite);
        }

        private void Add<T>(ReadOnlySpan<byte> bytes)
            where T : unmanaged, INumberBase<T>
        {
            foreach (var number in MemoryMarshal.Cast<byte, T>(bytes))
            {
                Add(double.CreateTruncating(number));
            }
        }

        private void Add(double number)
        {
            if (!double.IsFinite(number))
            {
                _ = double.IsNaN(number) ? _notNumbers++ : _infinite++;
                return;
            }

            // Sums of differences from the first number: those of large numbers close to each other would lose what makes them differ.
            if (_count++ == 0)
            {
                _origin = number;
            }

            var difference = number - _origin;
            _sum += difference;
            _squares += difference * difference;
            _minimum = Math.Min(_minimum, number);
            _maximum = Math.Max(_maximum, number);
            _zeros += number == 0 ? 1 : 0;
        }
    }
}
