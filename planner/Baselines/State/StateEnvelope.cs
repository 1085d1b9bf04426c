using System.Text.Json;

namespace MlInfra.Planner.Baselines.State;

/// <summary>
/// Finds the deployment in a file. An export is <c>version</c> with <c>deployment</c>; a checkpoint of a file backend is <c>version</c> with
/// <c>checkpoint</c>, whose <c>latest</c> is the deployment. Version 4 is version 3 with features that an older engine must not ignore, and
/// version 2 is version 3 without them and without the dependencies of properties.
/// Source: https://github.com/pulumi/pulumi/blob/master/sdk/go/common/apitype/core.go: UntypedDeployment, VersionedCheckpoint, DeploymentV2,
/// DeploymentV3; https://github.com/pulumi/pulumi/blob/master/pkg/backend/snapshot.go for version 4 (2026-11-21).
/// </summary>
/// <param name="Version">Version of the form.</param>
/// <param name="Deployment">The deployment. Null: nothing was ever deployed.</param>
/// <param name="Features">What version 4 says it uses.</param>
internal sealed record StateEnvelope(int Version, JsonElement? Deployment, IReadOnlyList<string> Features)
{
    /// <summary>Whose state it is, where something else than its resources says so. The project is empty where only the stack is known.</summary>
    public (string Stack, string Project)? Stack { get; private init; }

    private const int Oldest = 2;
    private const int Newest = 4;

    public static StateEnvelope Open(JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.Array)
            throw root.EnumerateArray().Any(IsState) ? StateProblems.Several("a list of states") : StateProblems.NotState("a JSON array");
        if (root.ValueKind != JsonValueKind.Object)
            throw StateProblems.NotState($"a JSON {root.ValueKind.ToString().ToLowerInvariant()}");
        RefuseOthers(root);
        var version = ReadVersion(root);
        var deployment = ReadDeployment(root);
        return new StateEnvelope(version, deployment, ReadFeatures(root)) { Stack = StackOfCheckpoint(root) ?? StackOfService(deployment) };
    }

    // A checkpoint names its stack: 'dev', or 'organization/mlinfra/dev'.
    // Source: https://github.com/pulumi/pulumi/blob/master/sdk/go/common/apitype/core.go: CheckpointV3 (2026-11-21).
    private static (string, string)? StackOfCheckpoint(JsonElement root)
    {
        if (root.Member("checkpoint") is not { ValueKind: JsonValueKind.Object } checkpoint || checkpoint.Text("stack") is not { } name)
            return null;
        var parts = name.Split('/');
        return parts[^1].Length == 0 ? null : (parts[^1], parts.Length == 3 ? parts[1] : "");
    }

    // The secrets provider of the service knows whose secrets it keeps; no other one does.
    // Source: https://github.com/pulumi/pulumi/blob/master/pkg/secrets/service/manager.go: serviceSecretsManagerState (2026-11-21).
    private static (string, string)? StackOfService(JsonElement? deployment) =>
        deployment?.Member("secrets_providers") is { ValueKind: JsonValueKind.Object } secrets
        && secrets.Member("state") is { ValueKind: JsonValueKind.Object } state
        && state.Text("stack") is { } stack
            ? (stack, state.Text("project") ?? "")
            : null;

    private static bool IsState(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object && (json.TryGetProperty("deployment", out _) || json.TryGetProperty("checkpoint", out _));

    private static void RefuseOthers(JsonElement root)
    {
        if (root.TryGetProperty("format", out var format) && Text(format)?.StartsWith("mlinfra-plan/", StringComparison.Ordinal) == true)
            throw StateProblems.IsPlan();
        if (root.TryGetProperty("sops", out _))
            throw StateProblems.Encrypted();
        if (IsState(root))
            return;
        if (root.TryGetProperty("terraform_version", out _))
            throw StateProblems.NotState("a state of Terraform");
        if (root.TryGetProperty("resourcePlans", out _))
            throw StateProblems.NotState("an update plan of 'pulumi preview --save-plan'");
        if (root.TryGetProperty("manifest", out _) && root.TryGetProperty("resources", out _))
            throw StateProblems.NotState("a deployment without its version: the inner part of an export");
        var states = root.EnumerateObject().Count(p => IsState(p.Value));
        throw states > 1
            ? StateProblems.Several("a map of states")
            : StateProblems.NotState("a JSON object without 'deployment' or 'checkpoint'");
    }

    private static int ReadVersion(JsonElement root)
    {
        if (!root.TryGetProperty("version", out var version))
            throw StateProblems.Version("none", Oldest, Newest);
        if (version.ValueKind != JsonValueKind.Number)
            throw StateProblems.Version("that is no number", Oldest, Newest);
        return version.TryGetInt32(out var number) && number is >= Oldest and <= Newest
            ? number
            : throw StateProblems.Version(version.GetRawText(), Oldest, Newest);
    }

    private static JsonElement? ReadDeployment(JsonElement root)
    {
        if (root.TryGetProperty("deployment", out var deployment))
            return Object(deployment, "deployment");
        if (Object(root.GetProperty("checkpoint"), "checkpoint") is not { } checkpoint)
            return null;
        return checkpoint.TryGetProperty("latest", out var latest) ? Object(latest, "checkpoint.latest") : null;
    }

    private static JsonElement? Object(JsonElement json, string name) =>
        json.ValueKind switch
        {
            JsonValueKind.Object => json,
            JsonValueKind.Null => null,
            JsonValueKind.String => throw StateProblems.Encrypted(),
            _ => throw StateProblems.NotState($"a file whose '{name}' is no object"),
        };

    private static List<string> ReadFeatures(JsonElement root) =>
        root.TryGetProperty("features", out var features) && features.ValueKind == JsonValueKind.Array
            ? [.. features.EnumerateArray().Select(Text).OfType<string>().Order(StringComparer.Ordinal)]
            : [];

    private static string? Text(JsonElement json) => json.ValueKind == JsonValueKind.String ? json.GetString() : null;
}
