namespace AceData.Cli.Commands;

/// <summary>acedata models: which models are there, and the verbs that change that.</summary>
internal sealed class ModelsCommand : ModelsListCommand
{
    public ModelsCommand()
        : base("models", "The networks that AceData works with: which are there, how large they are, what their licences say.")
    {
        Subcommands.Add(new ModelsListCommand("list", "Which models are there, and which are needed."));
        Subcommands.Add(new ModelsGetCommand());
        Subcommands.Add(new ModelsVerifyCommand());
        Subcommands.Add(new ModelsUseCommand());
        Subcommands.Add(new ModelsRemoveCommand());
    }
}
