using System.Globalization;
using System.Text.Json;

namespace AceData.Benchmarks.Page;

/// <summary>Collects figures and prints them as a table and as JSON.</summary>
internal sealed class FigureSheet
{
    private readonly List<Figure> _figures = [];

    /// <summary>True when every figure meets its target.</summary>
    public bool IsGood => _figures.All(figure => figure.IsGood);

    /// <summary>Adds a figure and prints it, so that a long table is seen to grow.</summary>
    /// <param name="id">Its code, such as <c>T1</c>.</param>
    /// <param name="what">What is measured, and the unit.</param>
    /// <param name="most">The target: no more than this.</param>
    /// <param name="isP95">True when the target is for 95 of 100, false for the median.</param>
    /// <param name="samples">What was measured.</param>
    public void Add(string id, string what, double most, bool isP95, params IReadOnlyList<double> samples)
    {
        var sorted = samples.Order().ToList();
        var figure = new Figure(id, what, most, sorted[sorted.Count / 2], sorted[(int)Math.Ceiling(0.95 * sorted.Count) - 1], samples.Count, isP95);
        _figures.Add(figure);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{figure.Id,-4} {figure.What,-62} {"≤ " + figure.Most + (isP95 ? " p95" : ""),12} {figure.Median,9:0.##} {figure.P95,9:0.##} {figure.Samples,4} {(figure.IsGood ? "ok" : "SHORT")}"));
    }

    /// <summary>The line above the table.</summary>
    public static void PrintHead() => Console.WriteLine($"{"",-4} {"",-62} {"target",12} {"median",9} {"p95",9} {"n",4}");

    /// <summary>The same as JSON, one line.</summary>
    public void PrintJson() => Console.WriteLine(JsonSerializer.Serialize(new { table = "page", figures = _figures }));

    private sealed record Figure(string Id, string What, double Most, double Median, double P95, int Samples, bool IsP95)
    {
        public bool IsGood => (IsP95 ? P95 : Median) <= Most;
    }
}
