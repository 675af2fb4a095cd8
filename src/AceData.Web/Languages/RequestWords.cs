namespace AceData.Web.Languages;

/// <summary>The words for what can be asked of an operation: <c>Request.Property</c>, <c>Request.Property.Help</c>, <c>Choice.Type.Word</c>.</summary>
public sealed class RequestWords;
