using AceData.Web.Layout;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MudBlazor;

namespace AceData.Web.Languages;

/// <summary>English and German: a cookie decides, else the browser's language, else English.</summary>
internal static class LanguageSetup
{
    /// <summary>The languages of the page, English first.</summary>
    public static readonly string[] Supported = ["en", "de"];

    public static void AddLanguages(this IServiceCollection services)
    {
        services.AddLocalization();
        services.Replace(ServiceDescriptor.Transient<MudLocalizer, MudWords>());
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.SetDefaultCulture(Supported[0]).AddSupportedCultures(Supported).AddSupportedUICultures(Supported);
            options.ApplyCurrentCultureToResponseHeaders = true;
            options.RequestCultureProviders = [new CookieRequestCultureProvider { CookieName = Appearance.LanguageCookie }, new AcceptLanguageHeaderRequestCultureProvider()];
        });
    }
}
