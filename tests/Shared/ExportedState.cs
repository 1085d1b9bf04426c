using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MlInfra.Planner.Model;

namespace MlInfra.Tests.Shared;

/// <summary>
/// What <c>pulumi stack export</c> would write after a deployment of a plan: real-looking values in place of placeholders, the same for a
/// token wherever it stands, and with what engine and providers add.
/// </summary>
internal sealed class ExportedState
{
    private const string Signature = "4dabf18193072939515e22adb298388d";
    private const string SecretSignature = "1b47061264138c4ac30d75fd1eb44270";
    private const string Release = "kubernetes:helm.sh/v3:Release";
    private const string ConfigGroup = "kubernetes:yaml/v2:ConfigGroup";

    private readonly Plan _plan;
    private readonly List<(string Token, string Name, string Path)> _tokens;
    private readonly ILookup<string?, PlannedResource> _children;

    private ExportedState(Plan plan)
    {
        _plan = plan;
        _children = plan.Resources.ToLookup(r => r.Parent);
        _tokens =
        [
            .. plan
                .Placeholders.Select(token => (token, token[2..^1].Split('.', 2)))
                .Select(t => (t.token, t.Item2[0], t.Item2[1]))
                .OrderByDescending(t => t.token.Length),
        ];
    }

    public static JsonObject Of(Plan plan) => new ExportedState(plan).Export();

    /// <summary>A resource of an export, to change it.</summary>
    public static JsonObject Resource(JsonObject export, string name) =>
        export["deployment"]!["resources"]!
            .AsArray()
            .Single(r => ((string)r!["urn"]!).EndsWith("::" + name, StringComparison.Ordinal))!
            .AsObject();

    private JsonObject Export()
    {
        var resources = new JsonArray { Stack() };
        foreach (var package in (string[])["aws", "kubernetes", "random"])
            resources.Add(DefaultProvider(package));
        foreach (var resource in _plan.Resources)
        {
            resources.Add(Resource(resource));
            if (resource.Type == ConfigGroup)
                resources.Add(Inside(resource));
        }
        return new JsonObject
        {
            ["version"] = 3,
            ["deployment"] = new JsonObject
            {
                ["manifest"] = new JsonObject
                {
                    ["time"] = "2026-11-20T10:00:00Z",
                    ["magic"] = "0",
                    ["version"] = "v3.213.0",
                },
                ["secrets_providers"] = new JsonObject
                {
                    ["type"] = "passphrase",
                    ["state"] = new JsonObject { ["salt"] = "v1:abc" },
                },
                ["resources"] = resources,
                ["metadata"] = new JsonObject(),
            },
        };
    }

    private string StackUrn => $"urn:pulumi:{_plan.Environment}::{_plan.Project}::pulumi:pulumi:Stack::{_plan.Project}-{_plan.Environment}";

    private JsonObject Stack() =>
        new()
        {
            ["urn"] = StackUrn,
            ["custom"] = false,
            ["type"] = "pulumi:pulumi:Stack",
            ["outputs"] = Value(_plan.Outputs, [], ""),
        };

    private string DefaultProviderUrn(string package) =>
        $"urn:pulumi:{_plan.Environment}::{_plan.Project}::pulumi:providers:{package}::default_7_48_0";

    private JsonObject DefaultProvider(string package) =>
        new()
        {
            ["urn"] = DefaultProviderUrn(package),
            ["custom"] = true,
            ["id"] = Uuid(package),
            ["type"] = $"pulumi:providers:{package}",
            ["inputs"] = new JsonObject { ["version"] = "7.48.0", ["__internal"] = new JsonObject() },
            ["outputs"] = new JsonObject { ["version"] = "7.48.0" },
        };

    private JsonObject Resource(PlannedResource resource)
    {
        var isCustom = !resource.IsComponent && resource.Type != ConfigGroup;
        var isProvider = resource.Type.StartsWith("pulumi:providers:", StringComparison.Ordinal);
        var json = new JsonObject
        {
            ["urn"] = resource.Urn,
            ["custom"] = isCustom,
            ["type"] = resource.Type,
        };
        if (isCustom)
            json["id"] = Text($"${{{resource.Name}.id}}", resource.Name, "id");
        json["inputs"] = Inputs(resource);
        json["outputs"] = Outputs(resource);
        json["parent"] = resource.Parent ?? StackUrn;
        var (all, byProperty) = Dependencies(resource);
        json["dependencies"] = new JsonArray([.. all.Select(d => (JsonNode)d)]);
        json["propertyDependencies"] = byProperty;
        if (!resource.IsComponent && !isProvider)
            json["provider"] = Provider(resource);
        if (resource.Options.Protect)
            json["protect"] = true;
        if (resource.Options.RetainOnDelete && isCustom)
            json["retainOnDelete"] = true;
        if (!resource.Options.IgnoreChanges.IsEmpty)
            json["ignoreChanges"] = new JsonArray([.. resource.Options.IgnoreChanges.Select(i => (JsonNode)i)]);
        json["created"] = "2026-11-20T09:00:00Z";
        json["modified"] = "2026-11-20T10:00:00Z";
        return json;
    }

    private string Provider(PlannedResource resource)
    {
        var urn = resource.Options.Provider ?? DefaultProviderUrn(resource.Type.Split(':')[0]);
        return $"{urn}::{Uuid(urn)}";
    }

    private JsonObject Inside(PlannedResource group) =>
        new()
        {
            ["urn"] = group.Urn.Replace(
                "::" + group.Name,
                "$kubernetes:apiextensions.k8s.io/v1:CustomResourceDefinition::" + group.Name + "-kinds",
                StringComparison.Ordinal
            ),
            ["custom"] = true,
            ["id"] = "kinds.example.com",
            ["type"] = "kubernetes:apiextensions.k8s.io/v1:CustomResourceDefinition",
            ["inputs"] = new JsonObject { ["kind"] = "CustomResourceDefinition" },
            ["parent"] = group.Urn,
            ["provider"] = Provider(group),
        };

    private JsonObject Inputs(PlannedResource resource)
    {
        var inputs = (JsonObject)Value(resource.Inputs, [.. resource.SecretPaths], "");
        if (resource.Type.StartsWith("pulumi:providers:", StringComparison.Ordinal))
            AsSettings(inputs);
        else if (resource.Type.StartsWith("aws:", StringComparison.Ordinal))
            AddDefaults(inputs, resource);
        else if (resource.Type == Release)
            AddRelease(inputs);
        return inputs;
    }

    // A provider's own settings travel as JSON texts.
    private static void AsSettings(JsonObject inputs)
    {
        foreach (var (key, value) in inputs.ToList())
        {
            if (value is not JsonValue single || !single.TryGetValue<string>(out _))
                inputs[key] = value!.ToJsonString();
        }
        inputs["version"] = "7.48.0";
        inputs["__internal"] = new JsonObject();
    }

    private static void AddDefaults(JsonObject inputs, PlannedResource resource)
    {
        foreach (var nested in inputs.ToList())
        {
            if (nested.Value is JsonObject map && nested.Key != "tags" && !map.ContainsKey(Signature))
                map["__defaults"] = new JsonArray();
        }
        if (inputs.ContainsKey("name"))
            inputs["__defaults"] = new JsonArray();
        else
        {
            inputs["name"] = $"{resource.Name}-1a2b3c4";
            inputs["__defaults"] = inputs.TryAdd("description", "Managed by Pulumi")
                ? new JsonArray("name", "description")
                : new JsonArray("name");
        }
    }

    private static void AddRelease(JsonObject inputs)
    {
        inputs.Remove("compat");
        foreach (var flag in (string[])["atomic", "cleanupOnFail", "devel", "lint", "replace", "skipAwait", "verify"])
            inputs.TryAdd(flag, false);
        inputs.TryAdd("description", "");
        inputs.TryAdd("timeout", 300);
        inputs["checksum"] = "0a1b2c";
        inputs["resourceNames"] = new JsonObject { ["Deployment.apps/v1"] = new JsonArray("kube-system/controller") };
    }

    private JsonObject Outputs(PlannedResource resource)
    {
        var outputs = Inputs(resource);
        foreach (var (token, name, path) in _tokens.Where(t => t.Name == resource.Name && t.Path != "id"))
            JsonPlace.Set(outputs, [.. PropertyPath.Steps(path)], path, Whole(token, name, path));
        return outputs;
    }

    private (IEnumerable<string> All, JsonObject ByProperty) Dependencies(PlannedResource resource)
    {
        var byProperty = new JsonObject();
        foreach (var property in resource.References.GroupBy(r => PropertyPath.Root(r.Path)))
            byProperty[property.Key] = new JsonArray([.. property.Select(r => r.Target).Distinct().Select(t => (JsonNode)t)]);
        var all = resource.Options.DependsOn.SelectMany(Expand).Concat(resource.References.Select(r => r.Target));
        return (all.Distinct().Order(StringComparer.Ordinal), byProperty);
    }

    // In place of a component, an SDK lists what is in it.
    private IEnumerable<string> Expand(string urn) =>
        _plan.Resources.Single(r => r.Urn == urn).IsComponent ? _children[urn].SelectMany(child => Expand(child.Urn)) : [urn];

    private JsonNode Value(PlanValue value, HashSet<string> secrets, string path)
    {
        if (secrets.Contains(path))
            return new JsonObject { [Signature] = SecretSignature, ["ciphertext"] = "v1:" + Hash(path) };
        return value switch
        {
            PlanValue.Text text when _tokens.Find(t => t.Token == text.Value) is { Token: not null } token => Whole(
                token.Token,
                token.Name,
                token.Path
            ),
            PlanValue.Text text => Replace(text.Value),
            PlanValue.Number number => number.Value,
            PlanValue.Bool flag => flag.Value,
            PlanValue.List list => new JsonArray([.. list.Items.Select((item, i) => Value(item, secrets, PropertyPath.Index(path, i)))]),
            PlanValue.Map map => new JsonObject(
                map.Entries.Select(e =>
                    KeyValuePair.Create<string, JsonNode?>(Replace(e.Key), Value(e.Value, secrets, PropertyPath.Key(path, e.Key)))
                )
            ),
            _ => null!,
        };
    }

    private string Replace(string text)
    {
        foreach (var (token, name, path) in _tokens.Where(t => text.Contains(t.Name, StringComparison.Ordinal)))
        {
            var value = Text(token, name, path);
            text = text.Replace(token, value, StringComparison.Ordinal)
                .Replace(Regex.Escape(token), Regex.Escape(value), StringComparison.Ordinal);
        }
        return text;
    }

    private static JsonNode Whole(string token, string name, string path) =>
        path.EndsWith("Version", StringComparison.Ordinal) ? 3 : Text(token, name, path);

    private static string Text(string token, string name, string path) =>
        path switch
        {
            _ when path.EndsWith("rn", StringComparison.Ordinal) => $"arn:aws:service:eu-west-1:123456789012:{name}-{Hash(token)}",
            _ when path.EndsWith("Version", StringComparison.Ordinal) => "3",
            _ when path.EndsWith("endpoint", StringComparison.Ordinal) => $"https://{Hash(token)}.example.com",
            _ => $"{name}.{Hash(token)}",
        };

    private static string Uuid(string of) => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(of)).AsSpan(0, 16)).ToString();

    private static string Hash(string of) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(of)))[..10];
}
