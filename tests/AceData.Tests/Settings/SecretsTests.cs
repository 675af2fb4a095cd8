using AceData.Audio;
using AceData.Settings;
using AceData.Testing;

namespace AceData.Tests.Settings;

public class SecretsTests
{
    [Fact]
    public void The_environment_wins_over_the_file_and_the_file_is_private()
    {
        using var folder = new TempDir();
        var path = folder["AceData/secrets.json"];
        var secrets = new Secrets(path, name => name == "HF_TOKEN" ? "from the environment" : null);
        Assert.Null(secrets.Find("ACEDATA_SERVER_KEY"));

        secrets.Keep("ACEDATA_SERVER_KEY", "canary-1");
        secrets.Keep("HF_TOKEN", "canary-2");

        Assert.Equal("canary-1", secrets.Find("ACEDATA_SERVER_KEY"));
        Assert.Equal("from the environment", secrets.Find("HF_TOKEN"));
        Assert.Equal("canary-2", new Secrets(path, _ => "").Find("HF_TOKEN"));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }

        secrets.Keep("ACEDATA_SERVER_KEY", null);
        Assert.Null(secrets.Find("ACEDATA_SERVER_KEY"));
    }

    [Fact]
    public void A_file_that_others_may_read_is_refused_and_a_broken_one_shows_nothing_of_itself()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no permission bits.");
        using var folder = new TempDir();
        var secrets = new Secrets(folder["secrets.json"], _ => null);
        File.WriteAllText(folder["secrets.json"], "{\"A\": canary-3}");
        File.SetUnixFileMode(folder["secrets.json"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        Assert.Equal("SECRETS-OPEN", Assert.Throws<AceDataException>(() => secrets.Find("A")).Code);

        File.SetUnixFileMode(folder["secrets.json"], UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var error = Assert.Throws<AceDataException>(() => secrets.Find("A"));
        Assert.Equal("SECRETS-BAD", error.Code);
        Assert.DoesNotContain("canary", error.ToString(), StringComparison.Ordinal);
    }
}
