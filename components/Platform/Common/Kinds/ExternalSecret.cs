using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace MlInfra.Components.Common.Kinds;

/// <summary>A Kubernetes secret that external-secrets fills and keeps fresh (external-secrets.io/v1).</summary>
internal sealed class ExternalSecret(string name, ExternalSecretArgs args, CustomResourceOptions options)
    : Pulumi.Kubernetes.ApiExtensions.CustomResource(name, args, options);

internal sealed class ExternalSecretArgs() : CustomResourceArgs("external-secrets.io/v1", "ExternalSecret")
{
    [Input("spec", required: true)]
    public required Input<ExternalSecretSpecArgs> Spec { get; init; }
}

internal sealed class ExternalSecretSpecArgs : ResourceArgs
{
    /// <summary>How often the value is read again, such as <c>1h</c>; <c>0</c>: once, for what is generated.</summary>
    [Input("refreshInterval", required: true)]
    public required Input<string> RefreshInterval { get; init; }

    /// <summary>The store. None where <see cref="DataFrom"/> names a generator.</summary>
    [Input("secretStoreRef")]
    public Input<SecretStoreReferenceArgs>? SecretStoreRef { get; init; }

    [Input("target", required: true)]
    public required Input<ExternalSecretTargetArgs> Target { get; init; }

    [Input("data")]
    public InputList<ExternalSecretDataArgs>? Data { get; init; }

    [Input("dataFrom")]
    public InputList<ExternalSecretDataFromArgs>? DataFrom { get; init; }
}

internal sealed class SecretStoreReferenceArgs : ResourceArgs
{
    [Input("kind", required: true)]
    public Input<string> Kind { get; init; } = "ClusterSecretStore";

    [Input("name", required: true)]
    public required Input<string> Name { get; init; }
}

internal sealed class ExternalSecretTargetArgs : ResourceArgs
{
    [Input("name", required: true)]
    public required Input<string> Name { get; init; }

    /// <summary>What the secret is made of where it is not the values as they are.</summary>
    [Input("template")]
    public Input<ExternalSecretTemplateArgs>? Template { get; init; }
}

internal sealed class ExternalSecretTemplateArgs : ResourceArgs
{
    [Input("engineVersion", required: true)]
    public Input<string> EngineVersion { get; init; } = "v2";

    /// <summary>Go templates by key of the secret, such as <c>{{ .password }}</c>.</summary>
    [Input("data", required: true)]
    public required InputMap<string> Data { get; init; }
}

internal sealed class ExternalSecretDataArgs : ResourceArgs
{
    [Input("secretKey", required: true)]
    public required Input<string> SecretKey { get; init; }

    [Input("remoteRef", required: true)]
    public required Input<RemoteReferenceArgs> RemoteRef { get; init; }
}

internal sealed class RemoteReferenceArgs : ResourceArgs
{
    [Input("key", required: true)]
    public required Input<string> Key { get; init; }

    /// <summary>Property of the secret's value where that is a JSON object.</summary>
    [Input("property")]
    public Input<string>? Property { get; init; }
}

internal sealed class ExternalSecretDataFromArgs : ResourceArgs
{
    [Input("sourceRef", required: true)]
    public required Input<SecretSourceReferenceArgs> SourceRef { get; init; }
}

internal sealed class SecretSourceReferenceArgs : ResourceArgs
{
    [Input("generatorRef", required: true)]
    public required Input<GeneratorReferenceArgs> GeneratorRef { get; init; }
}

internal sealed class GeneratorReferenceArgs : ResourceArgs
{
    [Input("apiVersion", required: true)]
    public Input<string> ApiVersion { get; init; } = PasswordGeneratorArgs.Version;

    [Input("kind", required: true)]
    public Input<string> Kind { get; init; } = PasswordGeneratorArgs.KindName;

    [Input("name", required: true)]
    public required Input<string> Name { get; init; }
}
