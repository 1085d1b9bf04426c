using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace MlInfra.Planner.Reports.Html;

/// <summary>A piece of data in the page.</summary>
/// <param name="Name">What the script finds it by.</param>
/// <param name="Json">The data, in which no text can end the element that it stands in.</param>
internal sealed record PageData(string Name, string Json);

/// <summary>Joins template, style, script and data to one page. Only the hashes of this style and script may act in it.</summary>
internal static class Page
{
    // In the order in which they build on each other.
    private static readonly string[] Scripts =
    [
        "dom.js",
        "words.js",
        "model.js",
        "values.js",
        "lines.js",
        "treeview.js",
        "filters.js",
        "marks.js",
        "detail.js",
        "layout.js",
        "graph.js",
        "findings.js",
        "cost.js",
        "overview.js",
        "changes.js",
        "families.js",
        "main.js",
    ];

    private static readonly Lazy<string> Template = new(() => Read("page.html"));
    private static readonly Lazy<string> Style = new(() => "\n" + Read("page.css"));
    private static readonly Lazy<string> Script = new(() =>
        $"\n(function () {{\n'use strict';\n{string.Join('\n', Scripts.Select(Read))}\n}})();\n"
    );

    public static string Join(IReadOnlyList<PageData> data)
    {
        var page = new StringBuilder(Template.Value);
        page.Replace("{{style-hash}}", HashOf(Style.Value)).Replace("{{script-hash}}", HashOf(Script.Value));
        page.Replace("{{style}}", Style.Value).Replace("{{script}}", Script.Value);
        // Last, so that nothing in the data is ever taken for a place in the template.
        page.Replace("{{data}}", string.Concat(data.Select(Element)));
        return page.ToString();
    }

    private static string Element(PageData data) => $"<script type=\"application/json\" id=\"data-{data.Name}\">{data.Json}</script>\n";

    private static string HashOf(string text) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";

    private static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("html/" + name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
