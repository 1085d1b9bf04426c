using System.Text;
using MlInfra.Planner.Destroy;
using MlInfra.Planner.Model;
using MlInfra.Planner.Reports.Text;

namespace MlInfra.Reports;

/// <summary>What goes with an environment, in which order, and what is kept. It fits a screen.</summary>
internal sealed class DestroyText
{
    private const int Width = 118;

    private readonly Plan _plan;
    private readonly Dictionary<string, PlannedResource> _byUrn;

    private DestroyText(Plan plan) => (_plan, _byUrn) = (plan, plan.Resources.ToDictionary(r => r.Urn));

    /// <summary>What <c>pulumi destroy</c> would do.</summary>
    /// <param name="plan">The plan of what is deployed.</param>
    /// <param name="ifNothingIsRefused">What is said where Pulumi refuses none of it.</param>
    public static string Of(Plan plan, string ifNothingIsRefused) => new DestroyText(plan).Write(ifNothingIsRefused);

    private string Write(string ifNothingIsRefused)
    {
        var order = DestroyOrder.Of(_plan);
        // Components are names in the state, so nothing goes with them.
        var waves = order.Waves.Select(wave => wave.Where(r => !r.IsComponent).ToList()).Where(wave => wave.Count > 0).ToList();
        var text = new StringBuilder($"{waves.Sum(wave => wave.Count)} resources of {_plan.Environment} go, in {waves.Count} waves:\n");
        var first = 1;
        foreach (var waveGroup in Grouped(waves))
        {
            var last = first + waveGroup.Count - 1;
            var number = first == last ? $"{first}" : $"{first}-{last}";
            text.Append($"{number, 7}  {waveGroup.Sum(wave => wave.Count), 3}  {CutText.Of(Parts(waveGroup), Width)}\n");
            first = last + 1;
        }
        return text.Append(MadeByCluster(waves)).Append(KeptText.Of(_plan, order)).Append(Refused(order, ifNothingIsRefused)).ToString();
    }

    private string MadeByCluster(List<List<PlannedResource>> waves)
    {
        var lines = ClusterMade.Of(_plan).GroupBy(made => made.What).Select(Line).ToList();
        return lines.Count == 0 ? "" : $"made by the cluster, and in no state:\n{string.Concat(lines)}";

        string Line(IGrouping<string, ClusterMade> made)
        {
            var last = made.Max(one => waves.FindIndex(wave => wave.Contains(one.GoneWith))) + 1;
            var gone = made.Select(one => $"{TypeToken.Kind(one.GoneWith.Type)} {one.GoneWith.Name}").Distinct();
            return $"  {made.Key}: gone by the end of wave {last}, with {string.Join(", ", gone)}\n";
        }
    }

    // Waves one after the other that take from the same single part share a line.
    private IEnumerable<List<List<PlannedResource>>> Grouped(List<List<PlannedResource>> waves)
    {
        var group = new List<List<PlannedResource>>();
        foreach (var wave in waves)
        {
            if (group.Count > 0 && group[^1].Concat(wave).Select(PartOf).Distinct().Count() > 1)
            {
                yield return group;
                group = [];
            }
            group.Add(wave);
        }
        if (group.Count > 0)
            yield return group;
    }

    private string Parts(List<List<PlannedResource>> waves)
    {
        var tops = waves
            .SelectMany(wave => wave)
            .GroupBy(PartOf)
            .GroupBy(part => part.Key.Top)
            .OrderBy(top => top.Key, StringComparer.Ordinal)
            .Select(top => $"{top.Key}: {string.Join(", ", Counted(top))}");
        var each = waves.Count == 1 ? "" : $" ({string.Join(" + ", waves.Select(wave => wave.Count))})";
        return string.Join("; ", tops) + each;
    }

    // The largest first, so that what is cut off is the least.
    private static IEnumerable<string> Counted(IEnumerable<IGrouping<(string Top, string Name), PlannedResource>> parts) =>
        parts
            .OrderByDescending(part => part.Count())
            .ThenBy(part => part.Key.Name, StringComparer.Ordinal)
            .Select(part => part.Count() == 1 ? part.Key.Name : $"{part.Key.Name} {part.Count()}");

    // The component below the foundation or the platform; what these declare themselves is theirs.
    private (string Top, string Name) PartOf(PlannedResource resource)
    {
        var path = new Stack<PlannedResource>();
        for (var at = resource; at is not null; at = at.Parent is { } parent ? _byUrn.GetValueOrDefault(parent) : null)
            path.Push(at);
        var components = path.Where(r => r.IsComponent).Take(2).Select(r => r.Name).ToList();
        return components switch
        {
            [] => (resource.Name, resource.Name),
            [var top] => (top, "itself"),
            [var top, var part, ..] => (top, part.StartsWith($"{top}-", StringComparison.Ordinal) ? part[(top.Length + 1)..] : part),
        };
    }

    private string Refused(DestroyOrder order, string ifNothing)
    {
        if (order.Refused.Length == 0)
            return $"{ifNothing}\n";
        var names = string.Join(", ", order.Refused.Select(r => r.Name));
        return $"Pulumi refuses to delete {order.Refused.Length}, and so deletes nothing: {names}\nnext: env retire {_plan.Environment} lifts that\n";
    }
}
