using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AceData.Models.Downloading;

/// <summary>
/// The hash by which a hub names a file: SHA-256 of its bytes for large ones (64 hex digits), that of git for small ones (40; SHA-1 over <c>blob LENGTH</c>, a zero, and the bytes).
/// </summary>
/// <param name="Hex">Small hex digits.</param>
public sealed record HubHash(string Hex)
{
    private const int Sha256Digits = 64;
    private const int GitDigits = 40;

    /// <summary>Reads an ETag; null when it is no hash of the content.</summary>
    public static HubHash? Read(string? etag)
    {
        var text = etag?.Trim() ?? "";
        text = text.StartsWith("W/", StringComparison.Ordinal) ? text[2..] : text;
        text = text.Trim('"').ToLowerInvariant();
        return text.Length is Sha256Digits or GitDigits && text.All(char.IsAsciiHexDigit) ? new HubHash(text) : null;
    }

    /// <summary>Begins to hash a file.</summary>
    /// <param name="bytes">Its size.</param>
    public Running Start(long bytes) => new(this, bytes);

    /// <summary>Hashes a file while it comes: in the hub's way and, for the list of the folder, with SHA-256.</summary>
    public sealed class Running : IDisposable
    {
        private readonly HubHash _expected;
        private readonly IncrementalHash _sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        private readonly IncrementalHash? _git;

        internal Running(HubHash expected, long bytes)
        {
            _expected = expected;
            if (expected.Hex.Length == GitDigits)
            {
#pragma warning disable CA5350 // git's own name of a file; SHA-256 goes into the list besides
                _git = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
#pragma warning restore CA5350
                _git.AppendData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"blob {bytes}\0")));
            }
        }

        /// <summary>The next bytes.</summary>
        public void Append(ReadOnlySpan<byte> bytes)
        {
            _sha256.AppendData(bytes);
            _git?.AppendData(bytes);
        }

        /// <summary>SHA-256 of all, and whether the file is the one that was expected. Once.</summary>
        public (string Sha256, bool IsRight) End()
        {
            var sha256 = Convert.ToHexStringLower(_sha256.GetHashAndReset());
            return (sha256, _expected.Hex == (_git is null ? sha256 : Convert.ToHexStringLower(_git.GetHashAndReset())));
        }

        public void Dispose()
        {
            _sha256.Dispose();
            _git?.Dispose();
        }
    }
}
