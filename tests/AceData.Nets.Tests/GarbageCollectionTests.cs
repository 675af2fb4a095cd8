using System.Collections.Concurrent;
using AceData.Nets.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace AceData.Nets.Tests;

/// <summary>
/// Numbers of a network must not depend on when memory is collected. Collections come whenever another thread needs memory, as the one that decodes the next song does; here they come all the
/// time, and there are more threads than processors, so that each is stopped anywhere.
/// </summary>
public class GarbageCollectionTests : NetTest
{
    private const int Threads = 8;
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(2);

    [Fact]
    public void Text_is_encoded_to_the_same_numbers_while_memory_is_collected() =>
        WhileMemoryIsCollected(TinyNets.Umt5, () => [Arithmetic.Range(24).unsqueeze(0), ones(1, 24)], (net, inputs) => net.call(inputs[0], inputs[1]));

    [Fact]
    public void Sound_is_encoded_to_the_same_numbers_while_memory_is_collected() =>
        WhileMemoryIsCollected(TinyNets.Encoder, () => [randn([1, 2, 32, 64], generator: TinyNets.Seeded(5))], (net, inputs) => net.Encode(inputs[0], 32));

    [Fact]
    public void Latents_are_decoded_to_the_same_numbers_while_memory_is_collected() =>
        WhileMemoryIsCollected(TinyNets.Decoder, () => [randn([1, 4, 4, 8], generator: TinyNets.Seeded(6))], (net, inputs) => net.Decode(inputs[0]));

    [Fact]
    public void A_spectrum_sounds_the_same_while_memory_is_collected() =>
        WhileMemoryIsCollected(TinyNets.Vocoder, () => [randn([1, 128, 6], generator: TinyNets.Seeded(7))], (net, inputs) => net.call(inputs[0]));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Sound_is_listened_to_with_the_same_numbers_while_memory_is_collected(bool stable) =>
        WhileMemoryIsCollected(() => TinyNets.Hubert(stable), () => [randn([1, 4000], generator: TinyNets.Seeded(8))], (net, inputs) => net.call(inputs[0]));

    private static void WhileMemoryIsCollected<T>(Func<T> make, Func<Tensor[]> makeInputs, Func<T, Tensor[], Tensor> compute)
        where T : nn.Module
    {
        using var ended = new CancellationTokenSource(Long);
        var faults = new ConcurrentQueue<string>();
        var collectors = Enumerable.Range(0, 2).Select(_ => new Thread(() =>
        {
            while (!ended.IsCancellationRequested)
            {
                GC.Collect(0);
                GC.WaitForPendingFinalizers();
            }
        }));
        var computers = Enumerable.Range(0, Threads).Select(_ => new Thread(() =>
        {
            try
            {
                Compute();
            }
            catch (Exception fault)
            {
                faults.Enqueue(fault.Message);
            }
        }));
        var threads = computers.Concat(collectors).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        Assert.Empty(faults);

        void Compute()
        {
            using var quiet = no_grad();
            using var net = make();
            var inputs = makeInputs();

            // What is in no scope is freed as soon as its last use has begun, so all that a network makes must be in one.
            var statistics = DisposeScopeManager.Statistics.TensorStatistics;
            var before = statistics.CreatedOutsideScopeCount;
            var expected = Numbers();
            Assert.Equal(before, statistics.CreatedOutsideScopeCount);
            while (!ended.IsCancellationRequested)
            {
                var apart = expected.Zip(Numbers(), (one, other) => Math.Abs(one - other)).Max();
                Assert.True(apart <= 1e-6, $"{apart} apart");
            }

            foreach (var input in inputs)
            {
                input.Dispose();
            }

            float[] Numbers()
            {
                using var computed = compute(net, inputs);
                return computed.data<float>().ToArray();
            }
        }
    }
}
