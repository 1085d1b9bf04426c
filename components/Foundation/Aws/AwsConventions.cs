using System.Collections.Concurrent;
using System.Reflection;
using Pulumi;
using Pulumi.Aws.Iam;

namespace MlInfra.Components.Aws;

/// <summary>
/// What all AWS resources of an environment have in common: tags, and on each role the permissions boundary. A transformation of the
/// foundation puts it on everything below, so that no component can forget it.
/// </summary>
/// <param name="environment">Name of the environment.</param>
/// <param name="owner">Who answers for it.</param>
internal sealed class AwsConventions(string environment, string owner)
{
    private const string Aws = "aws:";
    private const string Own = "mlinfra:";

    private static readonly ConcurrentDictionary<Type, PropertyInfo?> Taggable = new();

    /// <summary>ARN of the boundary of the roles that are declared from now on. Null: they have none.</summary>
    public Output<string>? Boundary { get; set; }

    /// <summary>The transformation.</summary>
    public ResourceTransformationResult? Apply(ResourceTransformationArgs args)
    {
        if (!args.Resource.GetResourceType().StartsWith(Aws, StringComparison.Ordinal))
            return null;
        Tag(args.Args, args.Options.Parent);
        if (args.Args is RoleArgs role && Boundary is { } boundary)
            role.PermissionsBoundary ??= boundary;
        return new ResourceTransformationResult(args.Args, args.Options);
    }

    /// <summary>What a resource is tagged with.</summary>
    /// <param name="environment">Name of the environment.</param>
    /// <param name="owner">Who answers for it.</param>
    /// <param name="parent">Type of the component that the resource belongs to. Null: none.</param>
    public static IReadOnlyDictionary<string, string> Tags(string environment, string owner, string? parent)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [AwsTags.Environment] = environment,
            [AwsTags.Owner] = owner,
            [AwsTags.ManagedBy] = "pulumi",
        };
        if (parent is not null && parent.StartsWith(Own, StringComparison.Ordinal) && parent.Split(':') is [_, var family, _])
            tags[AwsTags.Component] = family;
        return tags;
    }

    // What has tags is told by its arguments: their list is the provider's, and none of ours to keep.
    private void Tag(ResourceArgs args, Resource? parent)
    {
        var property = Taggable.GetOrAdd(
            args.GetType(),
            type => type.GetProperty("Tags") is { } found && found.PropertyType == typeof(InputMap<string>) ? found : null
        );
        if (property is null)
            return;
        InputMap<string> ours = new Dictionary<string, string>(Tags(environment, owner, parent?.GetResourceType()));
        // What the component itself says of a resource counts more.
        property.SetValue(args, InputMap<string>.Merge(ours, (InputMap<string>)property.GetValue(args)!));
    }
}
