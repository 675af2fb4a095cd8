using AceData.Hardware;
using Microsoft.Extensions.Time.Testing;

namespace AceData.Tests.Hardware;

public class GraphicsWatchTests
{
    [Fact]
    public void The_card_is_read_once_a_second_for_all_who_watch_and_not_when_nobody_does()
    {
        var (time, card) = (new FakeTimeProvider(), new Card { Reading = new GraphicsReading("card", 12, 8, 1, 60) });
        var watch = new GraphicsWatch(card, time);
        var told = 0;
        var (one, other) = (watch.Watch(() => told++), watch.Watch(() => { }));
        for (var second = 0; second < 3; second++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal((4, 1), (card.Reads, told));
        Assert.Equal((4L, 3L), (watch.Current!.UsedBytes, watch.Current.OtherBytes));

        card.Reading = card.Reading with { FreeBytes = 2 };
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((2, 10L), (told, watch.Current.UsedBytes));

        one.Dispose();
        other.Dispose();
        time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(5, card.Reads);
    }

    [Fact]
    public void Without_a_card_it_is_asked_for_rarely()
    {
        var (time, card) = (new FakeTimeProvider(), new Card());
        var watch = new GraphicsWatch(card, time);
        using var watching = watch.Watch(() => { });
        time.Advance(TimeSpan.FromSeconds(50));
        Assert.Equal((1, true, null), (card.Reads, watch.HasLooked, watch.Current));
        time.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(2, card.Reads);
    }

    private sealed class Card : IGraphicsMeter
    {
        public GraphicsReading? Reading { get; set; }

        public int Reads { get; private set; }

        public GraphicsReading? Read()
        {
            Reads++;
            return Reading;
        }
    }
}
