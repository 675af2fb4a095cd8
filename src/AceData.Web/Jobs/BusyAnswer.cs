namespace AceData.Web.Jobs;

/// <summary>What a person wants when another job is in the way.</summary>
internal enum BusyAnswer
{
    Cancel,

    /// <summary>The new one waits.</summary>
    Queue,

    /// <summary>The other one is stopped; what it finished is kept.</summary>
    Replace,
}
