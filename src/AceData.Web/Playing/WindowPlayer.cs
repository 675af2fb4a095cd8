using AceData.Audio;
using AceData.Library.Catalog;
using AceData.Web.Languages;
using AceData.Web.Pages.Songs;
using AceData.Web.Workplaces;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace AceData.Web.Playing;

/// <summary>
/// The player of one window, which goes on when the page changes. Its script (<c>js/player.js</c>) does the playing and hears the
/// keys; this is what the pages know of it. Used on the window's own thread.
/// </summary>
internal sealed class WindowPlayer(IJSRuntime js, Workplace place, SongDesk desk, IStringLocalizer<PlayerWords> words) : IAsyncDisposable
{
    private static readonly TimeSpan LongestLook = TimeSpan.FromMinutes(2);
    private DotNetObjectReference<WindowPlayer>? _self;
    private Task<IJSObjectReference>? _module;

    public PlayerState State { get; private set; } = new();

    /// <summary>What was tapped last; null when nothing was, or it was taken.</summary>
    public TappedTempo? Taps { get; private set; }

    /// <summary>What is to be said about the song that is loaded, such as why it cannot be played; null for nothing.</summary>
    public string? Notice { get; private set; }

    /// <summary>True when <see cref="Notice"/> says that it cannot be played.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Raised when any of it changed.</summary>
    public event Action? Changed;

    /// <summary>True when this song is the one that is loaded.</summary>
    public bool IsLoaded(SongId song) => State.Id == song.Text;

    /// <summary>Calls a function of the script; the first call starts it.</summary>
    public async Task CallAsync(string function, params object?[] arguments) => await (await ModuleAsync()).InvokeVoidAsync(function, arguments);

    /// <summary>Puts the picture of songs into an element.</summary>
    /// <returns>A view of <c>player.js</c>; null when the element is gone by now.</returns>
    public async Task<IJSObjectReference?> CreateViewAsync(object element, object options) => await (await ModuleAsync()).InvokeAsync<IJSObjectReference?>("createView", element, options);

    /// <summary>Plays the best part of a song where a person switched that on: for going through songs one by one.</summary>
    public async Task ReviewAsync(SongEntry song)
    {
        if (State.IsAuto)
        {
            await CallAsync("playSong", song.Id.Text, song.Title, "best");
        }
    }

    /// <summary>The tapped tempo of a song, which is then done with; null for none.</summary>
    public int? TakeTaps(SongId song)
    {
        var tempo = Taps is { } taps && taps.Song == song ? taps.Rounded : null;
        if (tempo is not null)
        {
            Taps = null;
            Changed?.Invoke();
        }

        return tempo;
    }

    /// <summary>Called by the script.</summary>
    [JSInvokable]
    public void OnState(PlayerState state)
    {
        if (state.Id != State.Id || (state is { IsPlaying: true, IsWaiting: false } && !HasFailed))
        {
            (Notice, HasFailed) = (null, false);
        }

        State = state;
        Changed?.Invoke();
    }

    /// <summary>Called by the script when the browser cannot play the song itself and asks for a copy.</summary>
    [JSInvokable]
    public void OnCopy(string id)
    {
        if (id == State.Id)
        {
            Notice = words["Player.Copy"];
            Changed?.Invoke();
        }
    }

    /// <summary>Called by the script when the song cannot be played at all: a script is not told why, so the reason is looked for here.</summary>
    [JSInvokable]
    public async Task OnError(string id)
    {
        var reason = await ReasonAsync(id);
        if (id == State.Id)
        {
            (Notice, HasFailed) = (reason, true);
            Changed?.Invoke();
        }
    }

    /// <summary>Called by the script when the song has come to its end.</summary>
    [JSInvokable]
    public async Task OnEnded(string id)
    {
        if (!State.IsAuto || !SongId.TryParse(id, out var ended))
        {
            return;
        }

        var at = desk.Shown.TakeWhile(song => song.Id != ended).Count();
        if (at + 1 < desk.Shown.Count)
        {
            var next = desk.Shown[at + 1];
            desk.Go(next.Id);
            await CallAsync("playSong", next.Id.Text, next.Title);
        }
    }

    /// <summary>Called by the script at every tap.</summary>
    [JSInvokable]
    public void OnTap(int taps, double? beatsPerMinute)
    {
        if (desk.Current is { } song)
        {
            Taps = new TappedTempo(song.Id, taps, beatsPerMinute);
            Changed?.Invoke();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_module is { IsCompletedSuccessfully: true })
        {
            try
            {
                await (await _module).DisposeAsync();
            }
            catch (JSDisconnectedException)
            {
                // The window is gone, and the sound with it.
            }
        }

        _self?.Dispose();
    }

    private async Task<string> ReasonAsync(string id)
    {
        if (!SongId.TryParse(id, out var song) || place.Catalog.Current.Find(song) is not { } row)
        {
            return words["Player.Gone"];
        }

        if (place.Listening is not { } listening)
        {
            return words["Player.NoFfmpeg"];
        }

        try
        {
            using var deadline = new CancellationTokenSource(LongestLook);
            await Task.Run(() => listening.PlayableAsync(row.Song.Path, always: true, deadline.Token), deadline.Token);
            return words["Player.Browser"];
        }
        catch (AceDataException e)
        {
            return e.Message;
        }
        catch (OperationCanceledException)
        {
            return words["Player.TooLong"];
        }
    }

    private Task<IJSObjectReference> ModuleAsync() => _module ??= StartAsync();

    private async Task<IJSObjectReference> StartAsync()
    {
        var module = await js.InvokeAsync<IJSObjectReference>("import", "/_content/AceData.Web/js/player.js");
        _self = DotNetObjectReference.Create(this);
        State = await module.InvokeAsync<PlayerState>("start", _self);
        Changed?.Invoke();
        return module;
    }
}
