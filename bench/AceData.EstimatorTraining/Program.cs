using AceData.EstimatorTraining.Key;

// Trains the weights of the estimators; README.md beside this file has the recipe.
switch (args.FirstOrDefault())
{
    case "key":
        return KeyTraining.Run(args[1..]);
    default:
        await Console.Error.WriteLineAsync("Usage: AceData.EstimatorTraining (tempo|key) …");
        return 2;
}
