using MlInfra.Planner.Comparison;
using MlInfra.Planner.Model;

namespace MlInfra.Planner.Tests;

/// <summary>Plans made by hand, and comparisons of them.</summary>
internal static class Comparing
{
    public const string ConfigMap = "kubernetes:core/v1:ConfigMap";

    public static Plan Plan(params PlannedResource[] resources) => PlanOf("dev", "mlinfra", resources);

    public static Plan PlanOf(string environment, string project, params PlannedResource[] resources) =>
        new()
        {
            Environment = environment,
            Project = project,
            PulumiSdk = "offline",
            Resources =
            [
                .. resources.Select(r =>
                    r with
                    {
                        Urn = Move(r.Urn, environment, project),
                        Parent = r.Parent is null ? null : Move(r.Parent, environment, project),
                    }
                ),
            ],
            Outputs = PlanValue.Map.Empty,
            Findings = [],
            Placeholders = [],
            OpenTypes = [],
        };

    private static string Move(string urn, string environment, string project) =>
        urn.Replace("urn:pulumi:dev::mlinfra::", $"urn:pulumi:{environment}::{project}::", StringComparison.Ordinal);

    public static PlannedResource Resource(
        string name,
        PlanValue.Map? inputs = null,
        string type = ConfigMap,
        PlannedResource? parent = null
    )
    {
        var above = parent is null ? "" : parent.Urn.Split("::")[2] + "$";
        return new PlannedResource
        {
            Urn = $"urn:pulumi:dev::mlinfra::{above}{type}::{name}",
            Type = type,
            Name = name,
            IsComponent = type.StartsWith("test:", StringComparison.Ordinal),
            Parent = parent?.Urn,
            Inputs = inputs ?? PlanValue.Map.Empty,
            Options = new PlannedOptions(),
            References = [],
            SecretPaths = [],
        };
    }

    public static PlanValue.Map Map(params (string Key, object? Value)[] entries) =>
        new(entries.Where(e => e.Value is not null).Select(e => KeyValuePair.Create(e.Key, Value(e.Value!))));

    public static PlanValue Value(object value) =>
        value switch
        {
            PlanValue given => given,
            bool flag => new PlanValue.Bool(flag),
            int number => new PlanValue.Number(number),
            double number => new PlanValue.Number(number),
            object[] items => new PlanValue.List([.. items.Select(Value)]),
            _ => new PlanValue.Text((string)value),
        };

    public static PlanComparison Compare(Plan reference, Plan other, params Allowance[] allowances) =>
        PlanComparison.Between(new ComparedPlan(reference, null), new ComparedPlan(other, null), true, allowances);

    /// <summary>Compares one property of one resource; null is not set.</summary>
    public static PlanComparison Property(object? reference, object? other, params Allowance[] allowances) =>
        Compare(Plan(Resource("a", Map(("p", reference)))), Plan(Resource("a", Map(("p", other)))), allowances);

    public static Allowance Allow(string? property, Direction direction = Direction.Either, string type = "*", string? resource = null) =>
        new()
        {
            Name = "meant",
            Type = type,
            Resource = resource,
            Property = property,
            Direction = direction,
            Reason = "a test says so",
        };

    /// <summary>Differences as lines: a plus where an allowance covers it.</summary>
    public static string[] Lines(this PlanComparison comparison) =>
        [.. comparison.Differences.Select(d => $"{(d.AllowedBy is null ? '-' : '+')} {d.Name} {d.Sides} {d.Property ?? $"({d.Below})"}")];
}
