using Pulumi;

namespace MlInfra;

/// <summary>Makes every resource known by the earlier names of its environment, so that a new name replaces nothing.</summary>
internal static class FormerNames
{
    /// <summary>The options of the stack with that added.</summary>
    public static StackOptions Added(StackOptions options, IReadOnlyList<string> names)
    {
        if (names.Count == 0)
            return options;
        var aliases = names.Select(name => (Input<Alias>)new Alias { Stack = name }).ToList();
        // Before the others: whoever looks at resources shall see them with their aliases.
        return new StackOptions { ResourceTransformations = [args => Known(args, aliases), .. options.ResourceTransformations] };
    }

    private static ResourceTransformationResult Known(ResourceTransformationArgs args, List<Input<Alias>> aliases) =>
        new(
            args.Args,
            args.Options is ComponentResourceOptions component
                ? ComponentResourceOptions.Merge(component, new ComponentResourceOptions { Aliases = aliases })
                : CustomResourceOptions.Merge((CustomResourceOptions)args.Options, new CustomResourceOptions { Aliases = aliases })
        );
}
