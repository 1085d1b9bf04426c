using System.Collections.Immutable;
using MlInfra.Planner.Model;
using MlInfra.Planner.Recording;
using Pulumi;
using Pulumi.Utilities;

namespace MlInfra.Planner.Building;

/// <summary>
/// Reads resource options, with what the SDK inherits from the parent. <c>Version</c> is left out: the official packages set their own.
/// </summary>
internal sealed class OptionsReader(Urns urns, IReadOnlyDictionary<string, string> urnByName)
{
    private readonly Dictionary<Resource, bool> _protected = new(ReferenceEqualityComparer.Instance);

    public PlannedOptions Read(Registration registration)
    {
        var options = registration.Options;
        var custom = options as CustomResourceOptions;
        return new PlannedOptions
        {
            Provider = ProviderUrn(registration),
            DependsOn = DependsOn(options),
            Protect = Protect(registration),
            RetainOnDelete = options.RetainOnDelete ?? false,
            DeleteBeforeReplace = custom?.DeleteBeforeReplace ?? false,
            IgnoreChanges = Sorted(options.IgnoreChanges),
            ReplaceOnChanges = Sorted(options.ReplaceOnChanges),
            AdditionalSecretOutputs = Sorted(custom?.AdditionalSecretOutputs ?? []),
            DeletedWith = urns.Of(options.DeletedWith),
            ImportId = custom?.ImportId,
            Aliases = Aliases(options),
            Timeouts = Timeouts(options.CustomTimeouts),
        };
    }

    // The mock is told the provider that was chosen, inherited or not, by a URN of which only the name can be trusted.
    private string? ProviderUrn(Registration registration)
    {
        if (registration.Options is ComponentResourceOptions component)
            return registration.IsComponent ? null : urns.Of(OwnProvider(registration, component));
        var parts = registration.Provider.Split("::");
        return parts.Length > 1 ? urnByName.GetValueOrDefault(parts[^2]) : null;
    }

    // Of a provider's component the mock is told nothing, and the .NET SDK does not pass on what a local component inherits or was given:
    // without a provider of its own it gets the default one.
    private static ProviderResource? OwnProvider(Registration registration, ComponentResourceOptions options)
    {
        var type = $"pulumi:providers:{registration.Type.Split(':')[0]}";
        return options.Provider ?? options.Providers.Find(p => p.GetResourceType() == type);
    }

    private bool Protect(Registration registration)
    {
        var parent = registration.Options.Parent;
        var value = registration.Options.Protect ?? (parent is not null && _protected.GetValueOrDefault(parent));
        return _protected[registration.Resource] = value;
    }

    private ImmutableArray<string> DependsOn(ResourceOptions options)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var input in Settled.Items(options.DependsOn))
        {
            Output<Resource> output = input;
            if (urns.Of(Settled.Value(OutputUtilities.GetValueAsync(output))) is { } urn)
                found.Add(urn);
        }
        return [.. found];
    }

    private ImmutableArray<PlannedAlias> Aliases(ResourceOptions options)
    {
        var found = ImmutableArray.CreateBuilder<PlannedAlias>();
        foreach (var input in options.Aliases)
        {
            Output<Alias> output = input;
            var alias = Settled.Value(OutputUtilities.GetValueAsync(output));
            found.Add(
                new PlannedAlias(
                    alias.Urn,
                    Text(alias.Name),
                    Text(alias.Type),
                    Text(alias.ParentUrn) ?? urns.Of(alias.Parent),
                    alias.NoParent
                )
                {
                    Stack = Text(alias.Stack),
                    Project = Text(alias.Project),
                }
            );
        }
        return found.ToImmutable();
    }

    private static string? Text(Input<string>? input) =>
        input is null ? null : Settled.Value(OutputUtilities.GetValueAsync(input.ToOutput()));

    private static ImmutableArray<string> Sorted(IEnumerable<string> values) => [.. values.Distinct().Order(StringComparer.Ordinal)];

    private static ImmutableArray<string> Timeouts(CustomTimeouts? timeouts)
    {
        if (timeouts is null)
            return [];
        (string Name, TimeSpan? Value)[] all = [("create", timeouts.Create), ("delete", timeouts.Delete), ("update", timeouts.Update)];
        return [.. all.Where(t => t.Value is not null).Select(t => $"{t.Name}={t.Value:c}")];
    }
}
