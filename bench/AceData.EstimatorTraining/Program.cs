using AceData.EstimatorTraining.Key;
using AceData.EstimatorTraining.Tempo;

// Trains the weights of the estimators; README.md beside this file has the recipe.
switch (args.FirstOrDefault())
{
    case "key":
        return KeyTraining.Run(args[1..]);
    case "tempo":
        return TempoTraining.Run(args[1..]);
    default:
        await Console.Error.WriteLineAsync("Usage: AceData.EstimatorTraining tempo --train FOLDER,… --real FOLDER,… --test FOLDER,… --out FILE\n       AceData.EstimatorTraining key --train FOLDER[:WEIGHT],… --not-in FOLDER,… --test FOLDER,… --out FILE");
        return 2;
}
