using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AceData.Audio.Features.Tonality;

namespace AceData.Audio.Tests.Features.Tonality;

public class KeyModelTests
{
    [Fact]
    public void Transposed_evidence_gets_the_transposed_probabilities()
    {
        var random = new Random(5);
        var features = Enumerable.Range(0, KeyFeatureLayout.Length).Select(_ => random.NextSingle()).ToArray();
        var model = KeyModel.Read(Json(Weights()));
        var original = model.Probabilities(Evidence(features));

        Assert.All(Enumerable.Range(1, 11), semitones =>
        {
            // What stood at the tonic C now stands "semitones" higher.
            var higher = new float[features.Length];
            for (var i = 0; i < features.Length; i++)
            {
                higher[KeyFeatureLayout.Rotations[semitones][i]] = features[i];
            }

            var moved = model.Probabilities(Evidence(higher));

            Assert.All(Enumerable.Range(0, KeyModel.KeyCount), key => Assert.Equal(original[key], moved[(key + (2 * semitones)) % KeyModel.KeyCount], 1e-6));
        });
    }

    [Fact]
    public void Probabilities_sum_to_one()
    {
        var probabilities = KeyModel.Shipped.Probabilities(Evidence(new float[KeyFeatureLayout.Length]));

        Assert.Equal(1, probabilities.Sum(), 1e-9);
    }

    [Fact]
    public void A_missing_section_is_named()
    {
        var weights = Weights();
        ((JsonObject)weights["sections"]!).Remove("bass"); // Weights() always has sections

        Assert.Contains("'bass'", Refusal(weights), StringComparison.Ordinal);
    }

    [Fact]
    public void A_section_of_another_length_is_named()
    {
        var weights = Weights();
        weights["sections"]!["triads"] = new JsonArray(new JsonArray(1), new JsonArray(1)); // Weights() always has sections

        Assert.Contains("'triads'", Refusal(weights), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("version", 1)]
    [InlineData("temperature", 0)]
    [InlineData("surplus", 1)]
    public void A_wrong_or_unknown_value_is_refused(string key, int value)
    {
        var weights = Weights();
        weights[key] = value;

        Refusal(weights);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("{\"version\": 2}")]
    public void What_is_no_weights_file_is_refused(string text)
    {
        var problem = Assert.Throws<AceDataException>(() => KeyModel.Read(new MemoryStream(Encoding.UTF8.GetBytes(text))));

        Assert.Equal("KEY-WEIGHTS-BAD", problem.Code);
    }

    private static string Refusal(JsonObject weights)
    {
        var problem = Assert.Throws<AceDataException>(() => KeyModel.Read(Json(weights)));
        Assert.Equal("KEY-WEIGHTS-BAD", problem.Code);
        return problem.Message;
    }

    private static KeyEvidence Evidence(float[] features) => new(features, Coherence: 0.5, ChordClarity: 0.7, Steadiness: 0.9, Frames: 100);

    private static MemoryStream Json(JsonObject weights) => new(Encoding.UTF8.GetBytes(weights.ToJsonString()));

    private static JsonObject Weights()
    {
        var random = new Random(2);
        float[] Row(int length) => [.. Enumerable.Range(0, length).Select(_ => random.NextSingle() - 0.5f)];
        var file = new KeyWeights
        {
            Version = KeyWeights.CurrentVersion,
            Temperature = 1,
            Bias = [0.1f, -0.1f],
            Tonal = [0, 1, 1, 1, 1, 1, 1],
            Sections = KeyFeatureLayout.Sections.ToDictionary(section => section.Name, section => new[] { Row(section.Length), Row(section.Length) }),
        };
        return (JsonObject)JsonSerializer.SerializeToNode(file, KeyWeightsJson.Default.KeyWeights)!; // an object in, an object out
    }
}
