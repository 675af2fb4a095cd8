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
        public Tensor Plus(long number) => With(number.ToScalar(), kept => x.add(kept, One));

        /// <inheritdoc cref="Plus(Tensor, long)"/>
        public Tensor Plus(double number) => With(number.ToScalar(), kept => x.add(kept, One));

        /// <summary>x · number; whole numbers stay whole.</summary>
        public Tensor Times(long number) => With(number.ToScalar(), x.mul);

        /// <inheritdoc cref="Times(Tensor, long)"/>
        public Tensor Times(double number) => With(number.ToScalar(), x.mul);

        /// <summary>x / number</summary>
        public Tensor DividedBy(double number) => With(number.ToScalar(), kept => x.div(kept));

        /// <summary>x to the power of a number.</summary>
        public Tensor ToThe(double exponent) => With(exponent.ToScalar(), x.pow);

        /// <summary>The lower one of x and a whole number.</summary>
        public Tensor AtMost(long number) => With(number.ToScalar(), x.clamp_max);

        /// <summary>The higher one of x and a number.</summary>
        public Tensor AtLeast(double number) => With(number.ToScalar(), x.clamp_min);

        /// <summary>x &gt; number</summary>
        public Tensor IsAbove(long number) => With(number.ToScalar(), x.gt);

        /// <summary>x &lt; number</summary>
        public Tensor IsBelow(long number) => With(number.ToScalar(), x.lt);

        /// <summary>Adds to x itself.</summary>
        /// <returns>x</returns>
        public Tensor Add(Tensor y) => x.add_(y, One);

        /// <inheritdoc cref="Add(Tensor, Tensor)"/>
        public Tensor Add(double number) => With(number.ToScalar(), kept => x.add_(kept, One));

        /// <summary>Multiplies x itself.</summary>
        /// <returns>x</returns>
        public Tensor MultiplyBy(double number) => With(number.ToScalar(), x.mul_);

        /// <summary>Divides x itself.</summary>
        /// <returns>x</returns>
        public Tensor DivideBy(double number) => With(number.ToScalar(), kept => x.div_(kept));
    }

    /// <summary>0, step, 2 · step, … below an end.</summary>
    /// <param name="end">The first number that is not there.</param>
    /// <param name="step">Above 0.</param>
    /// <param name="device">The processor if left out.</param>
    /// <returns>int64, one dimension.</returns>
    public static Tensor Range(long end, long step = 1, Device? device = null) =>
        With(end.ToScalar(), stop => With(step.ToScalar(), kept => arange(Zero, stop, kept, ScalarType.Int64, device)));

    // The end of "using" is what holds it.
    private static Tensor With(Scalar number, Func<Scalar, Tensor> compute)
    {
        using (number)
        {
            return compute(number);
        }
    }
}
