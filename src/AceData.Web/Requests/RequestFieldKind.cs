namespace AceData.Web.Requests;

/// <summary>How a property of a request is entered.</summary>
internal enum RequestFieldKind
{
    Text,
    Number,
    Switch,
    Choice,

    /// <summary>A list, one a line.</summary>
    Lines,
}
