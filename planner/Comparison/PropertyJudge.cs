using MlInfra.Planner.Diff;
using MlInfra.Planner.Model;

namespace MlInfra.Planner.Comparison;

/// <summary>Takes the differing properties of one resource and asks the allowances about each.</summary>
internal sealed class PropertyJudge(PlannedResource resource, AllowanceSet allowances)
{
    private Prepared[]? _about;

    public List<Difference> Found { get; } = [];

    /// <summary>
    /// Adds a difference. A map or list that one side lacks is one difference, unless allowances are about parts of it.
    /// </summary>
    public void Differ(PathSteps path, PlanValue? reference, PlanValue? other)
    {
        _about ??= allowances.About(resource);
        var start = Found.Count;
        var verdict = allowances.OfProperty(_about, path, reference, other);
        if (verdict.AllowedBy is null && _about.Length > 0 && Parts(path, reference, other))
        {
            if (Found.FindIndex(start, d => d.AllowedBy is not null) >= 0)
                return;
            verdict = new Verdict(null, verdict.Reason ?? Found.Skip(start).Select(d => d.Reason).FirstOrDefault(r => r is not null));
        }
        Found.RemoveRange(start, Found.Count - start);
        Found.Add(Of(path, reference, other, verdict));
    }

    private bool Parts(PathSteps path, PlanValue? reference, PlanValue? other)
    {
        if (reference is not null && other is not null)
            return false;
        switch (reference ?? other)
        {
            case PlanValue.Map map:
                foreach (var entry in map.Entries)
                {
                    path.Enter(entry.Key);
                    Part(path, entry.Value, reference is not null);
                }
                return true;
            case PlanValue.List list:
                for (var i = 0; i < list.Items.Length; i++)
                {
                    path.Enter(i);
                    Part(path, list.Items[i], reference is not null);
                }
                return true;
            default:
                return false;
        }
    }

    private void Part(PathSteps path, PlanValue value, bool isReference)
    {
        Differ(path, isReference ? value : null, isReference ? null : value);
        path.Leave();
    }

    private Difference Of(PathSteps path, PlanValue? reference, PlanValue? other, Verdict verdict) =>
        new()
        {
            Type = resource.Type,
            Name = resource.Name,
            Path = ResourceIdentity.Of(resource.Urn),
            Sides =
                reference is null ? Sides.Other
                : other is null ? Sides.Reference
                : Sides.Both,
            Property = path.ToString(),
            Reference = reference,
            Other = other,
            AllowedBy = verdict.AllowedBy,
            Reason = verdict.Reason,
        };
}
