using System.Text.RegularExpressions;
using MlInfra.Planner.Model;

namespace MlInfra.Tests.Shared.Iam;

/// <summary>Puts in place of placeholders what AWS could answer, so that policies can be judged as they will be.</summary>
internal sealed partial class ArnResolver
{
    private readonly Dictionary<string, PlannedResource> _byName;
    private readonly Dictionary<string, string> _regions;

    public ArnResolver(Plan plan)
    {
        _byName = plan.Resources.DistinctBy(r => r.Name).ToDictionary(r => r.Name, StringComparer.Ordinal);
        var providers = plan.Resources.Where(r => r.Type == "pulumi:providers:aws").ToList();
        _regions = providers.ToDictionary(p => p.Urn, p => p.Text("region"), StringComparer.Ordinal);
        // That of a copy in another region is further inside.
        var provider = providers.MinBy(p => p.Name.Length)!;
        Region = provider.Text("region");
        Account = provider.Text("allowedAccountIds[0]");
    }

    public string Region { get; }

    public string Account { get; }

    /// <summary>A text without placeholders. Variables of IAM, such as <c>${aws:PrincipalAccount}</c>, stay.</summary>
    public string Resolve(string text) =>
        Placeholder()
            .Replace(
                text,
                match =>
                    _byName.TryGetValue(match.Groups["name"].Value, out var resource)
                        ? Value(resource, match.Groups["path"].Value)
                        : match.Value
            );

    /// <summary>The ARN of a resource by its logical name.</summary>
    public string Arn(string name) => Arn(_byName[name]);

    public string Arn(PlannedResource resource) =>
        resource.Type switch
        {
            "aws:s3/bucket:Bucket" => $"arn:aws:s3:::{NameOf(resource, "bucket")}",
            "aws:iam/role:Role" => $"arn:aws:iam::{Account}:role/{NameOf(resource, "name")}",
            "aws:iam/policy:Policy" => $"arn:aws:iam::{Account}:policy/{NameOf(resource, "name")}",
            "aws:iam/openIdConnectProvider:OpenIdConnectProvider" =>
                $"arn:aws:iam::{Account}:oidc-provider/{NameOf(resource, "url").Replace("https://", "", StringComparison.Ordinal)}",
            "aws:kms/key:Key" => $"arn:aws:kms:{RegionOf(resource)}:{Account}:key/{KeyId(resource)}",
            "aws:eks/cluster:Cluster" => $"arn:aws:eks:{RegionOf(resource)}:{Account}:cluster/{NameOf(resource, "name")}",
            "aws:rds/instance:Instance" => $"arn:aws:rds:{RegionOf(resource)}:{Account}:db:{NameOf(resource, "identifier")}",
            "aws:ecr/repository:Repository" => $"arn:aws:ecr:{RegionOf(resource)}:{Account}:repository/{NameOf(resource, "name")}",
            "aws:sqs/queue:Queue" => $"arn:aws:sqs:{RegionOf(resource)}:{Account}:{NameOf(resource, "name")}",
            "aws:cloudwatch/logGroup:LogGroup" => $"arn:aws:logs:{RegionOf(resource)}:{Account}:log-group:{NameOf(resource, "name")}",
            "aws:cloudwatch/eventRule:EventRule" => $"arn:aws:events:{RegionOf(resource)}:{Account}:rule/{NameOf(resource, "name")}",
            "aws:fsx/lustreFileSystem:LustreFileSystem" => $"arn:aws:fsx:{RegionOf(resource)}:{Account}:file-system/fs-0123456789abcdef0",
            var type =>
                $"arn:aws:{type.Split(':', '/')[1]}:{RegionOf(resource)}:{Account}:{type.Split(':', '/')[2].ToLowerInvariant()}/{resource.Name}",
        };

    private string RegionOf(PlannedResource resource) =>
        resource.Options.Provider is { } provider ? _regions.GetValueOrDefault(provider, Region) : Region;

    private string Value(PlannedResource resource, string path)
    {
        var property = path[(path.LastIndexOf('.') + 1)..];
        return property switch
        {
            "arn" => Arn(resource),
            // RDS makes the secret under a name of its own.
            "secretArn" => $"arn:aws:secretsmanager:{Region}:{Account}:secret:rds!db-{KeyId(resource)}-AbCdEf",
            "keyId" => KeyId(resource),
            "uniqueId" => "AROAEXAMPLEEXAMPLE123",
            _ => Resolve(NameOf(resource, property == "id" ? "bucket" : property)),
        };
    }

    private string NameOf(PlannedResource resource, string property) =>
        (resource.Inputs[property] ?? resource.Inputs["name"]) is PlanValue.Text text ? Resolve(text.Value) : resource.Name;

    // Long as a real one, and another one for each resource.
    private static string KeyId(PlannedResource resource)
    {
        var number = resource.Name.Aggregate(17L, (sum, c) => sum * 31 + c) & 0xFFFFFFFFFFFF;
        return $"00000000-0000-0000-0000-{number:x12}";
    }

    [GeneratedRegex(@"\$\{(?<name>[^{}$\s.:]+)\.(?<path>[^{}$\s]+)\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Placeholder();
}
