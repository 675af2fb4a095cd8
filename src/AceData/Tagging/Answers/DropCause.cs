namespace AceData.Tagging.Answers;

/// <summary>Why a word of an answer became no tag.</summary>
public enum DropCause
{
    /// <summary>A word that nobody knows here; the only one that may be kept as an extra.</summary>
    NotInVocabulary,

    /// <summary>A known word that stands for no tag of this preset.</summary>
    NoTagOfPreset,

    /// <summary>"not sad", "no drums".</summary>
    Negated,

    /// <summary>"none", "unknown", "n/a".</summary>
    NoValue,

    /// <summary>"male or female".</summary>
    Undecided,

    /// <summary>The choices of the question, repeated.</summary>
    NamesChoices,

    /// <summary>"instrumental" beside a voice.</summary>
    ContradictsVoice,

    /// <summary>The example of the question, repeated.</summary>
    Template,

    /// <summary>A number, a list or an object where a word belongs.</summary>
    NoText,

    ControlCharacters,

    BrokenCharacters,

    Markup,

    IsPath,

    TooLong,

    /// <summary>The category was full.</summary>
    MoreThanMaximum,
}

/// <summary>The causes in a few words.</summary>
public static class DropCauseText
{
    /// <summary>The cause as it is shown behind the word.</summary>
    public static string Text(this DropCause cause) => cause switch
    {
        DropCause.NotInVocabulary => "not in the vocabulary",
        DropCause.NoTagOfPreset => "no tag of this preset",
        DropCause.Negated => "negated",
        DropCause.NoValue => "no value",
        DropCause.Undecided => "does not decide",
        DropCause.NamesChoices => "names the choices instead of one",
        DropCause.ContradictsVoice => "contradicts a voice",
        DropCause.Template => "a placeholder of the question",
        DropCause.NoText => "no text",
        DropCause.ControlCharacters => "has control characters",
        DropCause.BrokenCharacters => "has broken characters",
        DropCause.Markup => "has markup",
        DropCause.IsPath => "is a path",
        DropCause.TooLong => "is too long",
        DropCause.MoreThanMaximum => "more than the category holds",
        _ => throw new ArgumentOutOfRangeException(nameof(cause), cause, "There is no text for this cause."),
    };
}
