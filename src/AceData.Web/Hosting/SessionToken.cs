using System.Security.Cryptography;
using System.Text;

namespace AceData.Web.Hosting;

/// <summary>
/// The secret of one start of the server: who has it is the person at this computer. It travels once in the address that
/// opens the browser, then in a cookie that no script reads and no other site sends.
/// </summary>
internal sealed class SessionToken
{
    private readonly byte[] _text;

    public SessionToken()
    {
        Text = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        _text = Encoding.ASCII.GetBytes(Text);
    }

    /// <summary>64 hex digits, new at each start.</summary>
    public string Text { get; }

    /// <summary>True if the candidate is the token; takes the same time wherever they differ.</summary>
    public bool Matches(string? candidate) =>
        candidate is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(candidate), _text);

    /// <summary>Cookies do not know ports, so the name does: two instances do not log each other out.</summary>
    public static string CookieName(int port) => FormattableString.Invariant($"acedata-{port}");
}
