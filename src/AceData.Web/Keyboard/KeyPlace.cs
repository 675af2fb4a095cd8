namespace AceData.Web.Keyboard;

/// <summary>Where a command of the keyboard acts.</summary>
internal enum KeyPlace
{
    Everywhere,
    Lists,
    Player,
    Song,
}
