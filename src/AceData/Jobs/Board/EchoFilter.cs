namespace AceData.Jobs.Board;

/// <summary>A verb says things twice, as an event and to a person on stderr; the log keeps one. Safe from two threads.</summary>
internal sealed class EchoFilter
{
    private const int Remembered = 32;
    private readonly Lock _gate = new();
    private readonly LinkedList<string> _said = new();

    /// <summary>An event said this.</summary>
    public void Said(string text)
    {
        lock (_gate)
        {
            _said.AddLast(text);
            if (_said.Count > Remembered)
            {
                _said.RemoveFirst();
            }
        }
    }

    /// <summary>True, once, for a line that an event has said just before.</summary>
    public bool IsEcho(string text)
    {
        lock (_gate)
        {
            return _said.Remove(text);
        }
    }
}
