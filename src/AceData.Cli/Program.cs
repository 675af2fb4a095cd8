using AceData.Cli;

return await CommandLine.RunAsync(args);
