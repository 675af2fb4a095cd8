using AceData.Audio;
using AceData.Tagging.Engines;

namespace AceData.Tests.Tagging.Engines;

public class ServerAddressTests
{
    [Theory]
    [InlineData("127.0.0.1:8080", "http://127.0.0.1:8080", true)]
    [InlineData("http://localhost:8000/v1", "http://localhost:8000", true)]
    [InlineData(" http://0.0.0.0:8080/ ", "http://127.0.0.1:8080", true)]
    [InlineData("[::1]:8080", "http://[::1]:8080", true)]
    [InlineData("8080", "http://127.0.0.1:8080", true)]
    [InlineData(":1234/v1", "http://127.0.0.1:1234", true)]
    [InlineData("http://8000", "http://127.0.0.1:8000", true)]
    [InlineData("192.168.1.20:8080", "http://192.168.1.20:8080", false)]
    [InlineData("https://host.example/api/v1/chat/completions", "https://host.example/api", false)]
    public void An_address_is_read_as_people_type_it(string typed, string expected, bool isThisPc)
    {
        var address = ServerAddress.Parse(typed);
        Assert.Equal(expected, address.ToString());
        Assert.Equal(isThisPc, address.IsThisPc);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ftp://x")]
    [InlineData("http://")]
    [InlineData("http://host:99999")]
    [InlineData("99999")]
    [InlineData("0")]
    [InlineData("123456789012")]
    [InlineData("\u202E\u202E.I-1\uFFFD\u202E")]
    [InlineData("http://user:secret@host")]
    [InlineData("user:secret@host:99999")]
    public void What_is_no_address_is_refused_and_a_password_in_it_not_repeated(string typed)
    {
        var refusal = Assert.Throws<AceDataException>(() => ServerAddress.Parse(typed));
        Assert.Equal("SERVER-ADDRESS", refusal.Code);
        Assert.DoesNotContain("secret", refusal.Message, StringComparison.Ordinal);
    }
}
