using AceData.EstimatorTraining.Beats;
using AceData.EstimatorTraining.Key;
using AceData.EstimatorTraining.Tempo;

// Trains the weights of the estimators; README.md beside this file has the recipe.
switch (args.FirstOrDefault())
{
    case "tempo":
        return new TempoTraining(TempoTrainingOptions.Parse(args[1..])).Run();
    case "beats":
        return await BeatTraining.RunAsync(args[1..]);
    case "key":
        return KeyTraining.Run(args[1..]);
    default:
        await Console.Error.WriteLineAsync("Usage: AceData.EstimatorTraining (tempo|key|beats) …; README.md and KEY.md have the commands.");
        return 2;
}
