using AceData.Audio;
using AceData.Models.Downloading;

namespace AceData.Tests.Models;

public class HubOptionsTests
{
    [Theory]
    [InlineData("https://mirror.example", true)]
    [InlineData("http://localhost:8080", true)]
    [InlineData("http://nas/hub", true)]
    [InlineData("http://nas.local", true)]
    [InlineData("http://192.168.1.7:8080/", true)]
    [InlineData("http://[fd00::1]/", true)]
    [InlineData("http://172.31.0.1", true)]
    [InlineData("http://172.32.0.1", false)]
    [InlineData("http://mirror.example", false)]
    [InlineData("http://8.8.8.8", false)]
    [InlineData("ftp://nas", false)]
    public void A_mirror_without_encryption_may_lie_in_the_own_network_only(string address, bool may)
    {
        if (may)
        {
            Assert.StartsWith(address, HubOptions.ReadHub(address).ToString().TrimEnd('/') + "/", StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal("REQUEST-INVALID", Assert.Throws<AceDataException>(() => HubOptions.ReadHub(address)).Code);
        }
    }
}
