using AceData.Web.Tests.Browsing;

[assembly: AssemblyFixture(typeof(Chromium))]
