// Accuracy and speed tables: ./bench [tempo|key|answers|…]; each table brings one case here.
switch (args.FirstOrDefault())
{
    default:
        await Console.Error.WriteLineAsync("Usage: ./bench [table]");
        return 2;
}
