namespace AceData.Web.Pages.Training;

/// <summary>One step on the way to a trained model.</summary>
/// <param name="Name">Stable name; its words are <c>Step.Name</c> and <c>Step.Name.Text</c>.</param>
/// <param name="View">The component that shows and does it.</param>
/// <param name="State">How it stands.</param>
internal sealed record TrainingStep(string Name, Type View, Func<TrainingDesk, StepState> State)
{
    /// <summary>The steps that exist, in order. A new one is one line here.</summary>
    public static IReadOnlyList<TrainingStep> All { get; } =
    [
        new("Check", typeof(CheckStep), CheckStep.StateOf),
        new("Convert", typeof(ConvertStep), ConvertStep.StateOf),
        new("Create", typeof(CreateStep), CreateStep.StateOf),
    ];
}

/// <summary>How a step stands.</summary>
internal enum StepState
{
    /// <summary>Still to do.</summary>
    Missing,

    /// <summary>At work.</summary>
    Running,

    /// <summary>Something is in the way.</summary>
    Blocked,

    /// <summary>Done, but for other songs or texts than there are now.</summary>
    OutOfDate,

    /// <summary>Done, with something to look at.</summary>
    Attention,

    /// <summary>Done.</summary>
    Done,
}
