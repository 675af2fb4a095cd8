using TorchSharp;
using static TorchSharp.torch;

namespace AceData.Nets.Layers;

/// <summary>
/// Sums, products and comparisons whose numbers live until libtorch has read them. TorchSharp's own operators put a number (and the 1 that scales the second tensor of every sum) into an object
/// that nobody holds while libtorch reads it: memory that is collected at that moment leaves wrong numbers, an exception, or a damaged process (docs/decisions/0027). Hence those
/// are banned; <c>sub</c>, <c>mul</c> and <c>div</c> of two tensors need no such number and are not.
/// </summary>
public static class Arithmetic
{
    // Held for good, so never freed.
    private static readonly Scalar Zero = 0L.ToScalar();
    private static readonly Scalar One = 1L.ToScalar();

    extension(Tensor x)
    {
        /// <summary>x + y</summary>
        public Tensor Plus(Tensor y) => x.add(y, One);

        /// <summary>x + number; whole numbers stay whole.</summary>
        public Tensor Plus(long number)
        {
            using var kept = number.ToScalar();
            return x.add(kept, One);
        }

        /// <inheritdoc cref="Plus(Tensor, long)"/>
        public Tensor Plus(double number)
        {
            using var kept = number.ToScalar();
            return x.add(kept, One);
        }

        /// <summary>x · number; whole numbers stay whole.</summary>
        public Tensor Times(long number)
        {
            using var kept = number.ToScalar();
            return x.mul(kept);
        }

        /// <inheritdoc cref="Times(Tensor, long)"/>
        public Tensor Times(double number)
        {
            using var kept = number.ToScalar();
            return x.mul(kept);
        }

        /// <summary>x / number</summary>
        public Tensor DividedBy(double number)
        {
            using var kept = number.ToScalar();
            return x.div(kept);
        }

        /// <summary>x to the power of a number.</summary>
        public Tensor ToThe(double exponent)
        {
            using var kept = exponent.ToScalar();
            return x.pow(kept);
        }

        /// <summary>The lower one of x and a whole number.</summary>
        public Tensor AtMost(long number)
        {
            using var kept = number.ToScalar();
            return x.clamp_max(kept);
        }

        /// <summary>The higher one of x and a number.</summary>
        public Tensor AtLeast(double number)
        {
            using var kept = number.ToScalar();
            return x.clamp_min(kept);
        }

        /// <summary>x &gt; number</summary>
        public Tensor IsAbove(long number)
        {
            using var kept = number.ToScalar();
            return x.gt(kept);
        }

        /// <summary>x &lt; number</summary>
        public Tensor IsBelow(long number)
        {
            using var kept = number.ToScalar();
            return x.lt(kept);
        }

        /// <summary>Adds to x itself.</summary>
        /// <returns>x</returns>
        public Tensor Add(Tensor y) => x.add_(y, One);

        /// <inheritdoc cref="Add(Tensor, Tensor)"/>
        public Tensor Add(double number)
        {
            using var kept = number.ToScalar();
            return x.add_(kept, One);
        }

        /// <summary>Multiplies x itself.</summary>
        /// <returns>x</returns>
        public Tensor MultiplyBy(double number)
        {
            using var kept = number.ToScalar();
            return x.mul_(kept);
        }

        /// <summary>Divides x itself.</summary>
        /// <returns>x</returns>
        public Tensor DivideBy(double number)
        {
            using var kept = number.ToScalar();
            return x.div_(kept);
        }
    }

    /// <summary>0, step, 2 · step, … below an end.</summary>
    /// <param name="end">The first number that is not there.</param>
    /// <param name="step">Above 0.</param>
    /// <param name="device">The processor if left out.</param>
    /// <returns>int64, one dimension.</returns>
    public static Tensor Range(long end, long step = 1, Device? device = null)
    {
        using var stop = end.ToScalar();
        using var kept = step.ToScalar();
        return arange(Zero, stop, kept, ScalarType.Int64, device);
    }
}
