using System.CommandLine;

var root = new RootCommand("AceData turns a folder of songs into a training set for the ACE-Step music model.");
return await root.Parse(args).InvokeAsync();
