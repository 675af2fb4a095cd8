namespace AceData.Datasets.Checking.Reporting;

/// <summary>How the report looks, in the colours of the page, light or dark as the reader's system is.</summary>
internal static class CheckReportStyle
{
    public const string Sheet = """

        :root { color-scheme: light dark; --page: #f6f7f9; --surface: #fff; --line: #d9dee5; --text: #1b1f24; --quiet: #4c5561; --primary: #0a5ba8; --good: #1b6e34; --warns: #7a5200; --blocks: #b3261e; }
        @media (prefers-color-scheme: dark) { :root { --page: #14171c; --surface: #1d2128; --line: #333a45; --text: #e9ebee; --quiet: #b6bcc6; --primary: #7cc4ff; --good: #6fdc8c; --warns: #f5c451; --blocks: #ff8f8f; } }
        body { margin: 0; background: var(--page); color: var(--text); font: 15px/1.5 system-ui, "Segoe UI", sans-serif; }
        main { max-width: 1100px; margin: 0 auto; padding: 24px 20px 60px; }
        h1 { font-size: 26px; margin: 0; } h2 { font-size: 18px; margin: 32px 0 8px; }
        .quiet { color: var(--quiet); font-weight: 400; } .good b { color: var(--good); } .blocks b, h2.blocks { color: var(--blocks); } .warns b, h2.warns { color: var(--warns); }
        .tiles { display: flex; flex-wrap: wrap; gap: 12px; list-style: none; padding: 0; margin: 20px 0; }
        .tiles li { background: var(--surface); border: 1px solid var(--line); border-radius: 8px; padding: 10px 18px; } .tiles b { font-size: 24px; display: block; }
        .pictures { display: grid; grid-template-columns: 1fr 1fr; gap: 16px; } figure { margin: 0; background: var(--surface); border: 1px solid var(--line); border-radius: 8px; padding: 14px 16px; min-width: 0; }
        figure.wide { grid-column: 1 / -1; } figcaption { font-weight: 600; margin-bottom: 8px; } svg { width: 100%; max-height: 220px; } rect { fill: var(--primary); }
        svg text { fill: var(--text); font-size: 11px; text-anchor: middle; } svg .axis { fill: var(--quiet); text-anchor: start; }
        .bars { columns: 2; list-style: none; margin: 0; padding: 0; column-gap: 32px; } .bars li { display: grid; grid-template-columns: 140px 1fr 44px; align-items: center; gap: 8px; break-inside: avoid; }
        .bars span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; } .bars i { background: var(--primary); height: 10px; border-radius: 3px; } .bars b { text-align: right; font-weight: 500; }
        details { background: var(--surface); border: 1px solid var(--line); border-radius: 8px; margin: 8px 0; padding: 8px 14px; } summary { cursor: pointer; font-weight: 600; } summary code { color: var(--quiet); font-weight: 400; float: right; }
        table { border-collapse: collapse; width: 100%; margin: 8px 0 4px; } td { border-top: 1px solid var(--line); padding: 5px 10px 5px 0; vertical-align: top; overflow-wrap: anywhere; } .song { width: 30%; font-weight: 500; }
        code { font: 13px ui-monospace, Consolas, monospace; }
        @media (max-width: 720px) { .pictures { grid-template-columns: 1fr; } .bars { columns: 1; } .song { width: 40%; } }

        """;
}
