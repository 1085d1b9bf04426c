using System.Text.Encodings.Web;
using System.Text.Json;
using MlInfra.Components.Aws;
using MlInfra.Components.Identity;
using MlInfra.Stacks;

namespace MlInfra.Reports;

/// <summary>What a workflow needs to know of an environment before it can look at it or deploy it. What is not set is <c>null</c>.</summary>
/// <param name="Environment">Its name, which is also that of the stack.</param>
/// <param name="Tier">What it is for.</param>
/// <param name="Cloud">Where it runs.</param>
/// <param name="Account">Account or subscription.</param>
/// <param name="Region">Region.</param>
/// <param name="Repository">The repository whose workflows may, as <c>owner/name</c>.</param>
/// <param name="Branch">The branch whose workflows may.</param>
/// <param name="GithubEnvironment">The GitHub environment whose jobs deploy.</param>
/// <param name="PreviewRole">The role that looks.</param>
/// <param name="DeployRole">The role that deploys.</param>
/// <param name="DeploySeconds">How long that one may be.</param>
/// <param name="Backend">Where the state is, as <c>pulumi login</c> takes it.</param>
/// <param name="SecretsProvider">What encrypts the secrets of the state, as <c>pulumi stack init</c> takes it.</param>
/// <param name="Runner">Labels of the runner that reaches the cluster, for what is merged.</param>
/// <param name="PreviewRunner">Those of another one, for what pull requests bring: whatever ran on a machine may still be there.</param>
/// <param name="CanPreview">Whether <c>pulumi preview</c> may run in pull requests.</param>
/// <param name="CanDeploy">Whether <c>pulumi up</c> may run in workflows.</param>
internal sealed record CiAccess(
    string Environment,
    string Tier,
    string Cloud,
    string Account,
    string Region,
    string? Repository,
    string? Branch,
    string? GithubEnvironment,
    string? PreviewRole,
    string? DeployRole,
    int? DeploySeconds,
    string? Backend,
    string? SecretsProvider,
    IReadOnlyList<string> Runner,
    IReadOnlyList<string> PreviewRunner,
    bool CanPreview,
    bool CanDeploy
)
{
    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static CiAccess Of(LoadedEnvironment environment)
    {
        var settings = environment.Settings;
        // Only AWS has roles for workflows so far; elsewhere ci is refused before this.
        var ci = settings.Cloud == Stacks.Cloud.Aws ? settings.Ci : null;
        var names = ci is null ? null : new AwsNames(environment.NameInCloud, settings.Account, settings.Region);
        var state = ci?.State;
        return new CiAccess(
            environment.Name,
            Name(settings.Tier),
            Name(settings.Cloud),
            settings.Account,
            settings.Region,
            ci is null ? null : GithubTokens.Address(ci.Github),
            ci?.Github.Branch,
            ci?.Github.Environment,
            Role(names, AwsGithubAccess.PreviewRole),
            Role(names, AwsGithubAccess.DeployRole),
            ci is null ? null : AwsGithubAccess.DeploySeconds,
            state is null ? null : $"s3://{state.Bucket}?region={settings.Region}",
            // Source: www.pulumi.com/docs/iac/concepts/secrets, AWS Key Management Service (2026-11-21).
            state is null
                ? null
                : $"awskms:///{state.KeyArn}?region={settings.Region}",
            ["self-hosted", $"mlinfra-{environment.Name}"],
            ["self-hosted", $"mlinfra-{PreviewNameOf(environment.Name)}"],
            state is { ExposedToPullRequests: true },
            state is not null
        );
    }

    /// <summary>What no environment may be called beside one: its deployments would run where pull requests do.</summary>
    public static string PreviewNameOf(string environment) => $"{environment}-preview";

    /// <summary>Several environments as JSON.</summary>
    public static string Json(IReadOnlyList<CiAccess> environments) => JsonSerializer.Serialize(environments, Format) + "\n";

    /// <summary>This one as JSON.</summary>
    public string Json() => JsonSerializer.Serialize(this, Format) + "\n";

    /// <summary>This one as lines <c>name=value</c> for <c>$GITHUB_OUTPUT</c>; what is not set is empty.</summary>
    public string GithubLines() =>
        string.Concat(
            JsonSerializer
                .SerializeToElement(this, Format)
                .EnumerateObject()
                // A value that had a line break could set another output.
                .Select(field => $"{JsonNamingPolicy.SnakeCaseLower.ConvertName(field.Name)}={OneLine(field.Value)}\n")
        );

    private static string OneLine(JsonElement value)
    {
        var text = value.ValueKind == JsonValueKind.Array ? JsonSerializer.Serialize(value) : value.ToString();
        return value.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? text.ToLowerInvariant()
            : string.Concat(text.Where(c => !char.IsControl(c)));
    }

    private static string? Role(AwsNames? names, string role) => names?.IamArn("role", names.CiRole(role));

    private static string Name<T>(T value)
        where T : struct, Enum => $"{value}".ToLowerInvariant();
}
