using System.Reflection;
using System.Text.RegularExpressions;
using MlInfra.Planner.Building;
using MlInfra.Planner.Findings;
using MlInfra.Planner.Placeholders;
using MlInfra.Planner.Recording;
using Pulumi;

namespace MlInfra.Planner.Checks;

/// <summary>What the SDK lets pass and the engine, or a reader of the plan, does not.</summary>
internal static partial class StructureCheck
{
    public static IEnumerable<Finding> Find(IReadOnlyList<Registration> registrations, Urns urns) =>
        DuplicateNames(registrations, urns)
            .Concat(registrations.SelectMany(Name))
            .Concat(registrations.SelectMany(Parent))
            .Concat(registrations.Where(r => r.IsComponent).SelectMany(Component));

    private static IEnumerable<Finding> DuplicateNames(IReadOnlyList<Registration> registrations, Urns urns)
    {
        foreach (var group in registrations.GroupBy(r => r.Name).Where(g => g.Count() > 1))
        {
            var sameUrn = group.GroupBy(r => urns.Of(r.Resource)).FirstOrDefault(g => g.Count() > 1);
            yield return sameUrn is null
                ? Critical(
                    "planner/duplicate-name",
                    group.Key,
                    $"{group.Count()} resources have the logical name '{group.Key}': {string.Join(", ", group.Select(r => r.Type))}.",
                    "Name each child {parent}-{role}, so that a placeholder says which one it means."
                )
                : Critical(
                    "planner/duplicate-urn",
                    group.Key,
                    $"{sameUrn.Count()} resources have the URN '{sameUrn.Key}', which the engine refuses.",
                    "Give each its own logical name, or its own parent."
                );
        }
    }

    private static IEnumerable<Finding> Name(Registration registration)
    {
        if (registration.Name == PlaceholderTable.SecretNamespace || !LogicalName().IsMatch(registration.Name))
        {
            yield return Critical(
                "planner/logical-name",
                registration.Name,
                $"'{registration.Name}' cannot be a logical name: placeholders such as ${{name.property}} could not carry it.",
                $"Use letters, digits, '-' and '_', and not '{PlaceholderTable.SecretNamespace}', which is the namespace of secret settings."
            );
        }
    }

    private static IEnumerable<Finding> Parent(Registration registration)
    {
        if (registration.EnclosingComponent is { } component)
        {
            yield return Critical(
                "planner/missing-parent",
                registration.Name,
                $"'{registration.Name}' is created inside the component {component} without a parent, so it would hang below the stack.",
                "Pass new CustomResourceOptions { Parent = this }."
            );
        }
    }

    private static IEnumerable<Finding> Component(Registration registration)
    {
        foreach (var property in Unassigned(registration.Resource))
        {
            yield return Critical(
                "planner/unassigned-output",
                registration.Name,
                $"The output '{property}' of the component '{registration.Name}' is never assigned, and would be registered as missing.",
                "Assign it in the constructor, before RegisterOutputs()."
            ) with
            {
                Property = property,
            };
        }
        if (!registration.RegisteredOutputs)
        {
            yield return Critical(
                "planner/outputs-not-registered",
                registration.Name,
                $"The component '{registration.Name}' does not call RegisterOutputs(), so the engine never learns that it is complete.",
                "Call RegisterOutputs() last in its constructor."
            );
        }
    }

    private static IEnumerable<string> Unassigned(Resource component) =>
        component
            .GetType()
            .GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Where(p => p.GetCustomAttribute<OutputAttribute>() is not null && p.GetValue(component) is null)
            .Select(p => p.GetCustomAttribute<OutputAttribute>()!.Name ?? p.Name)
            .Order(StringComparer.Ordinal);

    private static Finding Critical(string rule, string resource, string what, string fix) =>
        new(rule, Severity.Critical, what, fix) { Resource = resource };

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9_-]*$")]
    private static partial Regex LogicalName();
}
