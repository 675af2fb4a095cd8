namespace AceData.Settings;

/// <summary>The files that came with the program and that a person may have an own copy of.</summary>
public enum PersonalFileKind
{
    /// <summary><c>config/prompts.json</c>: what is asked about a song, and the limits.</summary>
    Prompts,

    /// <summary><c>presets/moods.md</c> or <c>presets/NAME/moods.md</c>: the words of a preset.</summary>
    Vocabulary,

    /// <summary><c>config/tag_aliases.json</c>: other spellings, synonyms, conflicts.</summary>
    Aliases,

    /// <summary><c>config/model_config.json</c>: how the model answers.</summary>
    Model,
}
