using System.Text;
using MlInfra.Planner.Diff;
using MlInfra.Planner.Model;
using Spectre.Console;

namespace MlInfra.Reports;

/// <summary>A plan as a tree by component: kind, name, the properties that matter; then what was looked at.</summary>
internal static class PlanTree
{
    private const int FileWidth = 200;
    private const int Indent = 4;

    private static readonly Style Bold = new(decoration: Decoration.Bold);
    private static readonly Style Grey = new(Color.Grey);
    private static readonly Style Created = new(Color.Green);
    private static readonly Style Component = new(Color.Blue, decoration: Decoration.Bold);

    public static void Write(IAnsiConsole console, Plan plan, TimeSpan elapsed)
    {
        console.Write(Render(plan, console.Profile.Width));
        console.WriteLine();
        foreach (var line in Summary(plan, elapsed))
        {
            console.Write(line);
            console.WriteLine();
        }
    }

    public static string ToText(Plan plan, TimeSpan elapsed)
    {
        var text = new StringWriter(new StringBuilder()) { NewLine = "\n" };
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = AnsiSupport.No,
                ColorSystem = ColorSystemSupport.NoColors,
                Out = new AnsiConsoleOutput(text),
                Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
            }
        );
        console.Profile.Width = FileWidth;
        console.Profile.Capabilities.Unicode = true;
        Write(console, plan, elapsed);
        return text.ToString();
    }

    private static Tree Render(Plan plan, int width)
    {
        var tree = new Tree(Line((plan.Environment, Bold)));
        var children = plan.Resources.ToLookup(r => r.Parent);
        Add(tree, children, null, width - Indent);
        if (plan.Outputs.Entries.Length > 0)
        {
            var outputs = tree.AddNode(Line(("outputs", Bold)));
            foreach (var (name, value) in plan.Outputs.Entries)
                outputs.AddNode(Line(($"{name} ", Style.Plain), (Highlights.Text(value), Grey)));
        }
        return tree;
    }

    private static void Add(IHasTreeNodes node, ILookup<string?, PlannedResource> children, string? parent, int width)
    {
        // What a component groups comes before what it declares itself.
        foreach (var resource in children[parent].OrderByDescending(r => r.IsComponent).ThenBy(r => r.Name, StringComparer.Ordinal))
            Add(node.AddNode(Label(resource, width)), children, resource.Urn, width - Indent);
    }

    // One resource, one line: the properties get the room that is left. All of them are in --format json.
    private static Paragraph Label(PlannedResource resource, int width)
    {
        var kind = Kind(resource.Type);
        if (resource.IsComponent)
            return Line(($"{kind} ", Component), (resource.Name, Bold));
        var highlights = string.Join(' ', Highlights.Of(resource).Select(h => $"{h.Name}={h.Value}"));
        var room = width - $"+ {kind} {resource.Name} ".Length;
        return Line(($"+ {kind} ", Created), ($"{resource.Name} ", Style.Plain), (Highlights.Cut(highlights, room), Grey));
    }

    private static string Kind(string type) =>
        type.StartsWith("pulumi:providers:", StringComparison.Ordinal) ? "Provider" : type[(type.LastIndexOf(':') + 1)..];

    // Not markup: names are shown as they are.
    private static Paragraph Line(params ReadOnlySpan<(string Text, Style Style)> parts)
    {
        var line = new Paragraph { Overflow = Overflow.Ellipsis };
        foreach (var (text, style) in parts)
            line.Append(text, style);
        return line;
    }

    private static IEnumerable<Paragraph> Summary(Plan plan, TimeSpan elapsed)
    {
        var create = PlanDiff.Between(Plan.Empty(plan), plan).Count(ChangeKind.Create);
        var components = plan.Components.Count();
        yield return Line(
            ($"{create - components} to create", Created),
            ($" in {components} components, {plan.Findings.Length} findings", Style.Plain)
        );
        if (!plan.OpenTypes.IsEmpty)
            yield return Line(($"not checked against a schema: {string.Join(", ", plan.OpenTypes)}", Grey));
        var how =
            $"environment {plan.Environment}, compared with nothing; {elapsed.TotalSeconds:0.00} s; Pulumi packages: {plan.PulumiSdk}";
        yield return Line((how, Grey));
    }
}
