namespace AceData.Datasets.Dialects;

/// <summary>The programs whose files are read and written; on the command line <c>v1</c>, <c>ace-step15-json</c>, …</summary>
public enum DialectName
{
    /// <summary><c>{song}_prompt.txt</c> and <c>{song}_lyrics.txt</c>, as ACE-Step 1 and AceData itself have them.</summary>
    V1,

    /// <summary><c>dataset.json</c>, the whole set in one file, of ACE-Step 1.5.</summary>
    AceStep15Json,

    /// <summary><c>{song}.caption.txt</c>, <c>{song}.lyrics.txt</c> and <c>{song}.json</c>, which ACE-Step 1.5 finds beside songs.</summary>
    AceStep15,

    /// <summary><c>{song}.txt</c> with lines of <c>key: value</c>, of Side-Step.</summary>
    SideStep,

    /// <summary><c>{song}.txt</c> with blocks such as <c>&lt;CAPTION&gt;</c>, of ai-toolkit.</summary>
    AiToolkit,

    /// <summary><c>{song}.json</c> and a data set configuration, of musubi-tuner.</summary>
    Musubi,

    /// <summary><c>songs.csv</c>, a table for spreadsheets.</summary>
    Csv,

    /// <summary><c>songs.jsonl</c>, one JSON object a line.</summary>
    Jsonl,
}
