using MlInfra.Planner.Model;
using MlInfra.Planner.Reports.Text;
using Spectre.Console;

namespace MlInfra.Reports;

/// <summary>How much of a plan a tree shows.</summary>
internal enum TreeDetail
{
    /// <summary>A line for each part: it fits on two screens.</summary>
    Parts,

    /// <summary>A line for each resource.</summary>
    Resources,
}

/// <summary>A plan as a tree by component: kind, name, the properties that matter; then what was looked at.</summary>
internal static class PlanTree
{
    private const int PartLevel = 2;

    private const int Indent = 4;

    private static readonly Style Bold = new(decoration: Decoration.Bold);
    private static readonly Style Grey = new(Color.Grey);
    private static readonly Style Created = new(Color.Green);
    private static readonly Style Component = new(Color.Blue, decoration: Decoration.Bold);

    public static void Write(IAnsiConsole console, Plan plan, TimeSpan elapsed, TreeDetail detail)
    {
        console.Write(Render(plan, console.Profile.Width, detail));
        console.WriteLine();
        foreach (var line in Summary(plan, elapsed))
        {
            console.Write(line);
            console.WriteLine();
        }
    }

    public static string ToText(Plan plan, TimeSpan elapsed, TreeDetail detail) =>
        PlainConsole.Render(console => Write(console, plan, elapsed, detail));

    private static Tree Render(Plan plan, int width, TreeDetail detail)
    {
        var tree = new Tree(Line((plan.Environment, Bold)));
        var children = plan.Resources.ToLookup(r => r.Parent);
        if (detail == TreeDetail.Resources)
            AddResources(tree, children, null, width - Indent);
        else
            AddParts(tree, children, null, width - Indent, level: 1);
        if (plan.Outputs.Entries.Length > 0)
        {
            AddOutputs(tree.AddNode(Line(("outputs", Bold))), plan.Outputs);
        }
        return tree;
    }

    // Whole, since people copy them.
    private static void AddOutputs(TreeNode node, PlanValue.Map outputs)
    {
        foreach (var (name, value) in outputs.Entries)
        {
            if (value is PlanValue.Map map)
                AddOutputs(node.AddNode(Line((name, Style.Plain))), map);
            else
                node.AddNode(Line(($"{name} ", Style.Plain), (value is PlanValue.Text text ? text.Value : Highlights.Text(value), Grey)));
        }
    }

    private static void AddParts(IHasTreeNodes node, ILookup<string?, PlannedResource> children, string? parent, int width, int level)
    {
        foreach (var component in children[parent].Where(r => r.IsComponent).OrderBy(r => r.Name, StringComparer.Ordinal))
        {
            // What a part declares itself stands on its line, and so does everything below the level at which the tree ends.
            var own = level < PartLevel ? children[component.Urn].Where(r => !r.IsComponent) : Below(component.Urn);
            var part = node.AddNode(PartLabel(component, [.. own], width));
            if (level < PartLevel)
                AddParts(part, children, component.Urn, width - Indent, level + 1);
        }

        IEnumerable<PlannedResource> Below(string urn) => children[urn].SelectMany(r => r.IsComponent ? Below(r.Urn) : [r]);
    }

    private static Paragraph PartLabel(PlannedResource component, IReadOnlyCollection<PlannedResource> resources, int width)
    {
        var kind = TypeToken.Kind(component.Type);
        if (resources.Count == 0)
            return Line(($"{kind} ", Component), (component.Name, Bold));
        var count = $"+{resources.Count} ";
        var room = width - $"{kind} {component.Name} {count}".Length;
        return Line(
            ($"{kind} ", Component),
            ($"{component.Name} ", Bold),
            (count, Created),
            (CutText.Of(Headlines.Of(resources), room), Grey)
        );
    }

    private static void AddResources(IHasTreeNodes node, ILookup<string?, PlannedResource> children, string? parent, int width)
    {
        // What a component groups comes before what it declares itself.
        foreach (var resource in children[parent].OrderByDescending(r => r.IsComponent).ThenBy(r => r.Name, StringComparer.Ordinal))
            AddResources(node.AddNode(Label(resource, width)), children, resource.Urn, width - Indent);
    }

    // One resource, one line: the properties get the room that is left. All of them are in --format json.
    private static Paragraph Label(PlannedResource resource, int width)
    {
        var kind = TypeToken.Kind(resource.Type);
        if (resource.IsComponent)
            return Line(($"{kind} ", Component), (resource.Name, Bold));
        var highlights = string.Join(' ', Highlights.Of(resource).Select(h => $"{h.Name}={h.Value}"));
        var room = width - $"+ {kind} {resource.Name} ".Length;
        return Line(($"+ {kind} ", Created), ($"{resource.Name} ", Style.Plain), (CutText.Of(highlights, room), Grey));
    }

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
        var components = plan.Components.Count();
        var create = plan.Resources.Length - components;
        yield return Line(($"{create} to create", Created), ($" in {components} components, {plan.Findings.Length} findings", Style.Plain));
        if (!plan.OpenTypes.IsEmpty)
            yield return Line(($"not checked against a schema: {plan.OpenTypes.Length} types, which --format json lists", Grey));
        var how =
            $"environment {plan.Environment}, compared with nothing; {elapsed.TotalSeconds:0.00} s; Pulumi packages: {plan.PulumiSdk}";
        yield return Line((how, Grey));
    }
}
