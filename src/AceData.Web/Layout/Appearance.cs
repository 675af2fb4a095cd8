using Microsoft.AspNetCore.Http;
using MudBlazor;

namespace AceData.Web.Layout;

/// <summary>How the page looks: palette and the cookies that remember it. The contrasts are those of WCAG 2.2 AA on every surface.</summary>
internal static class Appearance
{
    public const string LanguageCookie = "acedata-language";
    public const string ThemeCookie = "acedata-theme";

    public const string RowsCookie = "acedata-rows";
    public const string MotionCookie = "acedata-motion";

    /// <summary>What the theme can be.</summary>
    public static readonly string[] Themes = ["dark", "light", "system"];

    /// <summary>Heights of a row of the song list by name, pixels; the usual one first.</summary>
    public static readonly (string Name, int Height)[] Rows = [("normal", 40), ("compact", 32), ("large", 48)];

    /// <summary>The chosen name of a row's height.</summary>
    public static string RowsOf(HttpContext? context) => context?.Request.Cookies[RowsCookie] is { } rows && Rows.Any(one => one.Name == rows) ? rows : Rows[0].Name;

    /// <summary>True when the person wants no motion, whatever the system says.</summary>
    public static bool IsMotionReduced(HttpContext? context) => context?.Request.Cookies[MotionCookie] == "reduced";

    /// <summary>The chosen theme: <c>dark</c> (the default), <c>light</c> or <c>system</c>.</summary>
    public static string ThemeOf(HttpContext? context) => context?.Request.Cookies[ThemeCookie] is { } theme and ("light" or "system") ? theme : "dark";

    /// <summary>The colours for the components of MudBlazor; <c>app.css</c> holds the same for ours.</summary>
    public static MudTheme Theme { get; } = new()
    {
        PaletteDark = new PaletteDark
        {
            Background = "#14171c",
            Surface = "#1d2128",
            AppbarBackground = "#1d2128",
            DrawerBackground = "#1d2128",
            TextPrimary = "#e9ebee",
            TextSecondary = "#b6bcc6",
            TextDisabled = "#8d95a1",
            ActionDefault = "#b6bcc6",
            ActionDisabled = "#8d95a1",
            Primary = "#7cc4ff",
            PrimaryContrastText = "#0b1a26",
            Secondary = "#b6bcc6",
            SecondaryContrastText = "#14171c",
            Success = "#6fdc8c",
            SuccessContrastText = "#0b1a26",
            Warning = "#f5c451",
            WarningContrastText = "#0b1a26",
            Error = "#ff8f8f",
            ErrorContrastText = "#0b1a26",
            Info = "#7cc4ff",
            InfoContrastText = "#0b1a26",
            LinesDefault = "#3a414d",
            LinesInputs = "#8d95a1",
            Divider = "#3a414d",
            TableLines = "#3a414d",
        },
        PaletteLight = new PaletteLight
        {
            Background = "#f6f7f9",
            Surface = "#ffffff",
            AppbarBackground = "#ffffff",
            DrawerBackground = "#ffffff",
            TextPrimary = "#1b1f24",
            TextSecondary = "#4c5561",
            TextDisabled = "#5f6873",
            ActionDefault = "#4c5561",
            ActionDisabled = "#5f6873",
            Primary = "#0a5ba8",
            PrimaryContrastText = "#ffffff",
            Secondary = "#4c5561",
            SecondaryContrastText = "#ffffff",
            Success = "#1b6e34",
            SuccessContrastText = "#ffffff",
            Warning = "#7a5200",
            WarningContrastText = "#ffffff",
            Error = "#b3261e",
            ErrorContrastText = "#ffffff",
            Info = "#0a5ba8",
            InfoContrastText = "#ffffff",
            LinesDefault = "#d5dae1",
            LinesInputs = "#5f6873",
            Divider = "#d5dae1",
            TableLines = "#d5dae1",
        },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = ["system-ui", "Segoe UI", "Roboto", "sans-serif"], FontSize = ".875rem", LineHeight = "1.45" },
            Button = new ButtonTypography { TextTransform = "none", FontWeight = "600", FontSize = ".8125rem" },
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "4px" },
    };
}
