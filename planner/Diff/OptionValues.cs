using MlInfra.Planner.Model;

namespace MlInfra.Planner.Diff;

/// <summary>The options of a resource that an engine acts on, as values to compare. URNs stand without the stack's name.</summary>
internal static class OptionValues
{
    /// <summary>Below which path options stand.</summary>
    public const string Root = "options";

    public const string ProviderPath = $"{Root}.provider";

    public static bool IsOption(PropertyChange change) => PropertyPath.IsWithin(change.Path, Root);

    public static PlanValue.Map Of(PlannedResource resource)
    {
        var options = resource.Options;
        var values = new Dictionary<string, PlanValue?>
        {
            ["deleteBeforeReplace"] = Flag(options.DeleteBeforeReplace),
            ["deletedWith"] = options.DeletedWith is { } other ? new PlanValue.Text(ResourceIdentity.NameOf(other)) : null,
            // A set: an engine waits for all of them.
            ["dependsOn"] = Texts(options.DependsOn.Select(ResourceIdentity.NameOf).Order(StringComparer.Ordinal)),
            ["ignoreChanges"] = Texts(options.IgnoreChanges),
            ["protect"] = Flag(options.Protect),
            ["provider"] = options.Provider is { } provider ? new PlanValue.Text(ResourceIdentity.NameOf(provider)) : null,
            ["replaceOnChanges"] = Texts(options.ReplaceOnChanges),
            ["retainOnDelete"] = Flag(options.RetainOnDelete),
            ["timeouts"] = Texts(options.Timeouts),
        };
        var set = values.Where(v => v.Value is not null).Select(v => KeyValuePair.Create(v.Key, v.Value!));
        return new PlanValue.Map([KeyValuePair.Create<string, PlanValue>(Root, new PlanValue.Map(set))]);
    }

    private static PlanValue? Flag(bool value) => value ? new PlanValue.Bool(true) : null;

    private static PlanValue.List? Texts(IEnumerable<string> values)
    {
        var items = values.Select(PlanValue (v) => new PlanValue.Text(v)).ToList();
        return items.Count == 0 ? null : new PlanValue.List([.. items]);
    }
}
