using AceData.EstimatorTraining.Tempo;

// Trains the weights of the estimators; README.md beside this file has the recipe.
switch (args.FirstOrDefault())
{
    case "tempo":
        return new TempoTraining(TempoTrainingOptions.Parse(args[1..])).Run();
    default:
        await Console.Error.WriteLineAsync("Usage: AceData.EstimatorTraining tempo --train FOLDER,… --real FOLDER,… --test FOLDER,… --out FILE");
        return 2;
}
