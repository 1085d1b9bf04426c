using MlInfra.Components.Baseline;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Networking.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Utilities;

namespace MlInfra.Components.Common;

/// <summary>How much a pod may do on its node: the Pod Security Standards of Kubernetes.</summary>
public enum PodSecurity
{
    /// <summary>As little as possible. The default.</summary>
    Restricted,

    /// <summary>Nothing that is known to give control of the node.</summary>
    Baseline,

    /// <summary>Everything, which is control of the node: for drivers and agents.</summary>
    Privileged,
}

/// <summary>What <see cref="PlatformNamespace"/> needs to know.</summary>
public sealed class PlatformNamespaceArgs : ResourceArgs
{
    /// <summary>Name of the namespace. Required.</summary>
    [Input("namespace", required: true)]
    public required string Namespace { get; init; }

    /// <summary>What every part of the platform gets. Required.</summary>
    public required PlatformContext Context { get; init; }

    /// <summary>What its pods may do. Default: restricted.</summary>
    public PodSecurity PodSecurity { get; init; } = PodSecurity.Restricted;

    /// <summary>Labels beside those of pod security. Default: none.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>What is let through. Names are always resolved, and pods of the namespace reach each other. Default: nothing else.</summary>
    public IReadOnlyList<Opening> Openings { get; init; } = [];

    /// <summary>What has to be there before the namespace and go after it: controllers that release what is in it. Default: none.</summary>
    public IReadOnlyList<Resource> Needs { get; init; } = [];
}

/// <summary>A namespace that is closed but for its openings, with pod security and the pull secret of the private registries.</summary>
public sealed class PlatformNamespace : ComponentResource
{
    /// <summary>Declares the namespace.</summary>
    /// <param name="name">Logical name.</param>
    /// <param name="args">What it needs to know.</param>
    /// <param name="options">Options of the component.</param>
    public PlatformNamespace(string name, PlatformNamespaceArgs args, ComponentResourceOptions? options = null)
        : base("mlinfra:baseline:PlatformNamespace", name, args, options)
    {
        var space = new Namespace(
            $"{name}-namespace",
            new NamespaceArgs
            {
                Metadata = new ObjectMetaArgs { Name = args.Namespace, Labels = Labels(args) },
            },
            new CustomResourceOptions { Parent = this, DependsOn = args.Needs.ToArray() }
        );
        var spaceName = space.Metadata.Apply(m => m.Name);
        var policies = NamespacePolicies
            .Of(args.Openings)
            .Select(policy => new NetworkPolicy(
                $"{name}-{policy.Name}",
                policy.ToArgs(spaceName),
                new CustomResourceOptions { Parent = this }
            ))
            .ToList();
        var credentials = RegistryCredentials.Declare($"{name}-registries", spaceName, args.Context.Images, args.Context.Secrets, this);

        Name = policies.Aggregate(spaceName, (output, policy) => OutputUtilities.WithDependency(output, policy));
        PullSecret = credentials?.Metadata.Apply(m => m.Name);
        RegisterOutputs();
    }

    /// <summary>Its name. Whoever uses it waits for the policies: no pod runs before its namespace is closed.</summary>
    [Output("name")]
    public Output<string> Name { get; private set; }

    /// <summary>Name of the pull secret. Null where every registry is public.</summary>
    public Output<string>? PullSecret { get; }

    private static InputMap<string> Labels(PlatformNamespaceArgs args)
    {
        var level = args.PodSecurity.ToString().ToLowerInvariant();
        var labels = new InputMap<string> { ["pod-security.kubernetes.io/enforce"] = level, ["pod-security.kubernetes.io/warn"] = level };
        foreach (var (key, value) in args.Labels)
            labels.Add(key, value);
        return labels;
    }
}
