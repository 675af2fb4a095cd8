using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using AceData.Settings;
using AceData.Tagging;
using AceData.Tagging.Answers;
using AceData.Tagging.Vocabularies;

namespace AceData.Benchmarks;

/// <summary>How well answers of models are understood.</summary>
internal static class AnswersTable
{
    private static readonly string[] Hostile =
        ["[", "{", "{\"genres\":", "\\\"", "{aaaa", "[\"pop\",", "['", "no, ", "no ", "pop ", "hip hop rap trap ", "<think>", "<|", "a: ", "\n", "a\n", "\u0301", "\uFDFA", "[1]", "[]", "{\"a\":[", "word ", "not or ", ", or ", "missing "];

    public static int Run(string file)
    {
        var root = DataRoot.Resolve(null, Environment.CurrentDirectory);
        var rules = TagRules.Load(root, null, null, null);
        var operation = new ParseAnswers(new PresetFinder(root.Folder, TagRules.ShippedFolder), rules.Aliases, rules.Prompts);
        var (lines, exact, right, said, wanted) = (0, 0, 0, 0, 0);
        foreach (var line in File.ReadLines(file))
        {
            using var row = JsonDocument.Parse(line);
            var fields = row.RootElement.EnumerateObject().Where(p => p.Name is "id" or "preset" or "category" or "answer").ToDictionary(p => p.Name, p => p.Value);
            var expected = row.RootElement.GetProperty("expected").EnumerateArray().Select(e => e.GetString()!).ToList();
            var found = operation.Line(JsonSerializer.Serialize(fields), ++lines).Tags.Select(t => t is "major" or "minor" ? t + " key" : t).ToList();
            exact += found.SequenceEqual(expected) ? 1 : 0;
            right += found.Intersect(expected).Count();
            said += found.Count;
            wanted += expected.Count;
            if (!found.SequenceEqual(expected))
            {
                Console.WriteLine($"  {row.RootElement.GetProperty("answer")} → {string.Join(", ", found)} instead of {string.Join(", ", expected)}");
            }
        }

        var (precision, recall) = ((double)right / said, (double)right / wanted);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"answers {lines}  exactly right {(double)exact / lines:P1}  precision {precision:0.000}  recall {recall:0.000}"));
        var (slowest, part) = Slowest(new PresetFinder(root.Folder, TagRules.ShippedFolder).Load(null), rules.Aliases);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"slowest of the hostile answers of 1 MB: {slowest:0.0} ms, {JsonSerializer.Serialize(part)} over and over"));
        Console.WriteLine(JsonSerializer.Serialize(new { table = "answers", lines, exact = (double)exact / lines, precision, recall, slowest_ms = slowest }));
        return 0;
    }

    /// <summary>The longest time that an answer of a million characters takes which is made to be slow, milliseconds, best of five rounds.</summary>
    private static (double Milliseconds, string Part) Slowest(Vocabulary vocabulary, TagAliases aliases) =>
        Hostile.Select(part => (part, answer: string.Concat(Enumerable.Repeat(part, 1_000_000 / part.Length))))
            .Select(pair => (Enumerable.Range(0, 6).Skip(1).Min(_ => Milliseconds(() => AnswerParser.Parse(pair.answer, "genre", vocabulary, aliases, 2))), pair.part))
            .MaxBy(pair => pair.Item1);

    private static double Milliseconds(Action action)
    {
        var watch = Stopwatch.StartNew();
        action();
        return watch.Elapsed.TotalMilliseconds;
    }
}
