using System.Security.Cryptography;
using AceData.Testing;

namespace AceData.Tests.Tagging.Configuration;

/// <summary>Users exchange these files with the original tool, so what is shipped are its very bytes: a tidied one would be another file.</summary>
public class ShippedFilesTests
{
    [Theory]
    [InlineData("config/prompts.json", "8efebe8a9ad69bdf23d428c3fc54ea2803807b67d107706ed21f86678938cac9")]
    [InlineData("config/model_config.json", "4a180805c3a79ca63d7b83250e02d0826b7bb563f2e8d66db4970a990c94790f")]
    [InlineData("config/lora/Ace-LoRa.json", "c5c0c0088da5eb14b887755b3585ebc40ca5fac02cef036c47a667c3145618b2")]
    [InlineData("config/lora/lora_config_transformer_only.json", "6dd65389b6e80d6ad0cadbed86e8fbee2a69cbeb36a54b032f2af3a9c43c814a")]
    [InlineData("presets/moods.md", "f972bdb89634f9b72857867ed2269f740ac09e1574ffd63f22d550fc82340390")]
    [InlineData("presets/hiphop/moods.md", "6d94e64a8f3203675712f74a5273ef4587d82f8158427e3b776afc144f1515e1")]
    public void The_shipped_files_are_those_of_the_original_byte_for_byte(string name, string sha256) =>
        Assert.Equal(sha256, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Checkout.File(name)))));
}
