using System.Text;
using AceData.Audio;
using AceData.Files;

namespace AceData.Web.Hosting;

/// <summary>
/// Opens the browser at an address with the token. The address goes through a file that only this user can read: on a
/// command line every program of the computer would see it.
/// </summary>
internal static class BrowserLauncher
{
    /// <summary>Tries to open the browser; without one nothing happens, and the printed address is there.</summary>
    /// <param name="address">Full address, with the token.</param>
    /// <param name="folder">Folder of ours for the file.</param>
    /// <returns>True if a program was asked to open it.</returns>
    public static bool Open(string address, string folder)
    {
        if (!SystemOpener.IsThere)
        {
            return false;
        }

        var file = Path.Combine(folder, "open.html");
        var page = $"<!doctype html><meta charset=\"utf-8\"><meta http-equiv=\"refresh\" content=\"0;url={address}\"><title>AceData</title><p><a href=\"{address}\">AceData</a></p>";
        try
        {
            Folders.Make(folder);
            AtomicFile.Default.Write(new AtomicWrite { Path = file, Content = Encoding.UTF8.GetBytes(page), IsPrivate = true });
            return SystemOpener.Open(file);
        }
        catch (AceDataException)
        {
            return false;
        }
    }
}
