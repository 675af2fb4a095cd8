// Trains the weights of the tempo and key estimators: tempo …, key ….
switch (args.FirstOrDefault())
{
    default:
        await Console.Error.WriteLineAsync("Usage: AceData.EstimatorTraining (tempo|key) …");
        return 2;
}
