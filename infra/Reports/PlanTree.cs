using System.Text;
using MlInfra.Planner.Diff;
using MlInfra.Planner.Model;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace MlInfra.Reports;

/// <summary>A plan as a tree by component: kind, name, the properties that matter; then what was looked at.</summary>
internal static class PlanTree
{
    private const int FileWidth = 200;

    public static void Write(IAnsiConsole console, Plan plan, TimeSpan elapsed)
    {
        console.Write(Render(plan));
        console.WriteLine();
        foreach (var line in Summary(plan, elapsed))
            console.MarkupLine(line);
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
            }
        );
        console.Profile.Width = FileWidth;
        console.Profile.Capabilities.Unicode = true;
        Write(console, plan, elapsed);
        return text.ToString();
    }

    private static Tree Render(Plan plan)
    {
        var tree = new Tree($"[bold]{Markup.Escape(plan.Environment)}[/]");
        var children = plan.Resources.ToLookup(r => r.Parent);
        Add(tree, children, null);
        if (plan.Outputs.Entries.Length > 0)
        {
            var outputs = tree.AddNode("[bold]outputs[/]");
            foreach (var (name, value) in plan.Outputs.Entries)
                outputs.AddNode(Line($"{Markup.Escape(name)} [grey]{Markup.Escape(Highlights.Text(value))}[/]"));
        }
        return tree;
    }

    private static void Add(IHasTreeNodes node, ILookup<string?, PlannedResource> children, string? parent)
    {
        // What a component groups comes before what it declares itself.
        foreach (var resource in children[parent].OrderByDescending(r => r.IsComponent).ThenBy(r => r.Name, StringComparer.Ordinal))
            Add(node.AddNode(Line(Label(resource))), children, resource.Urn);
    }

    private static string Label(PlannedResource resource)
    {
        var kind = Markup.Escape(Kind(resource.Type));
        var name = Markup.Escape(resource.Name);
        if (resource.IsComponent)
            return $"[bold blue]{kind}[/] [bold]{name}[/]";
        var highlights = string.Join(' ', Highlights.Of(resource).Select(h => $"{h.Name}={h.Value}"));
        return $"[green]+ {kind}[/] {name} [grey]{Markup.Escape(highlights)}[/]";
    }

    private static string Kind(string type) =>
        type.StartsWith("pulumi:providers:", StringComparison.Ordinal) ? "Provider" : type[(type.LastIndexOf(':') + 1)..];

    // One resource, one line: what does not fit is in --format json.
    private static IRenderable Line(string markup) => new Markup(markup) { Overflow = Overflow.Ellipsis };

    private static IEnumerable<string> Summary(Plan plan, TimeSpan elapsed)
    {
        var create = PlanDiff.Between(Plan.Empty(plan), plan).Count(ChangeKind.Create);
        var components = plan.Components.Count();
        yield return $"[bold green]{create - components} to create[/] in {components} components, {plan.Findings.Length} findings";
        yield return $"[grey]environment {Markup.Escape(plan.Environment)}, compared with nothing; {elapsed.TotalSeconds:0.00} s; "
            + $"Pulumi packages: {plan.PulumiSdk}[/]";
    }
}
