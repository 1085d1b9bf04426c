using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace MlInfra.Components.Common.Kinds;

/// <summary>Makes up passwords inside the cluster, so that no state holds them (generators.external-secrets.io/v1alpha1, Password).</summary>
internal sealed class PasswordGenerator(string name, PasswordGeneratorArgs args, CustomResourceOptions options)
    : Pulumi.Kubernetes.ApiExtensions.CustomResource(name, args, options);

internal sealed class PasswordGeneratorArgs() : CustomResourceArgs(Version, KindName)
{
    public const string Version = "generators.external-secrets.io/v1alpha1";
    public const string KindName = "Password";

    [Input("spec", required: true)]
    public required Input<PasswordSpecArgs> Spec { get; init; }
}

internal sealed class PasswordSpecArgs : ResourceArgs
{
    [Input("length", required: true)]
    public required Input<int> Length { get; init; }

    /// <summary>How many symbols. None: a password that needs no quoting anywhere.</summary>
    [Input("symbols", required: true)]
    public Input<int> Symbols { get; init; } = 0;

    [Input("noUpper", required: true)]
    public Input<bool> NoUpper { get; init; } = false;

    [Input("allowRepeat", required: true)]
    public Input<bool> AllowRepeat { get; init; } = true;
}
