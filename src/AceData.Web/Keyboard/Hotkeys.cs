using AceData.Web.Layout;
using Microsoft.JSInterop;

namespace AceData.Web.Keyboard;

/// <summary>The keyboard of one window: which keys it has, and who wants to hear of its commands.</summary>
internal sealed class Hotkeys(PageScripts scripts) : IDisposable
{
    private DotNetObjectReference<Hotkeys>? _self;

    /// <summary>The keys as they are now.</summary>
    public KeyMap Map { get; private set; } = new();

    /// <summary>Raised when there are other keys, such as those that the browser kept.</summary>
    public event Action? Changed;

    /// <summary>Raised with the name of a <see cref="KeyCommand"/>.</summary>
    public event Action<string>? Pressed;

    /// <summary>Begins to listen, with the keys that this browser kept.</summary>
    public async Task StartAsync()
    {
        if (_self is null)
        {
            _self = DotNetObjectReference.Create(this);
            Map = KeyMap.Parse(await scripts.CallAsync<string?>("localGet", KeyMap.StorageKey));
            Changed?.Invoke();
            await scripts.CallAsync("startHotkeys", _self, Map.Entries(), Map.HasLetters);
        }
    }

    /// <summary>Takes other keys from now on, in this browser.</summary>
    public async Task ChangeAsync(KeyMap map)
    {
        Map = map;
        Changed?.Invoke();
        await scripts.CallAsync("localSet", KeyMap.StorageKey, map.Format());
        await scripts.CallAsync("setHotkeys", map.Entries(), map.HasLetters);
    }

    /// <summary>Called by the script.</summary>
    [JSInvokable]
    public void OnHotkey(string command) => Pressed?.Invoke(command);

    public void Dispose() => _self?.Dispose();
}
