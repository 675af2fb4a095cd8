using System.Xml.Linq;
using AceData.Testing;

namespace AceData.Tests.Settings;

public class NoticeTests
{
    [Fact]
    public void Every_package_has_its_licence_in_the_notice()
    {
        var notice = File.ReadAllText(Checkout.File("NOTICE"));
        var packages = XDocument.Load(Checkout.File("Directory.Packages.props")).Descendants("PackageVersion").Select(package => package.Attribute("Include")!.Value)
            .Concat(XDocument.Load(Checkout.File("eng/WebPackages.targets")).Descendants("WebPackage").Select(package => package.Attribute("Include")!.Value))
            .Where(package => !package.StartsWith("libtorch-cpu-", StringComparison.Ordinal) && !package.StartsWith("TorchSharp-cuda-", StringComparison.Ordinal))
            .ToList();
        Assert.NotEmpty(packages);
        Assert.DoesNotContain(packages, package => !notice.Contains(package, StringComparison.OrdinalIgnoreCase));
    }
}
