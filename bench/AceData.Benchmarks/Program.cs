using AceData.Benchmarks;

// Accuracy and speed tables: ./bench [tempo|key|answers|…]; each table brings one case here.
switch (args.FirstOrDefault())
{
    case "key":
        return await KeyTable.RunAsync(args[1..]);
    default:
        await Console.Error.WriteLineAsync("Usage: ./bench [table]");
        return 2;
}
