using System.Collections.Immutable;
using System.Text.Json;
using MlInfra.Planner.Policies;
using MlInfra.Planner.Policies.Aws;
using Pulumi;

namespace MlInfra.Planner.Tests.Policies;

/// <summary>A small plan, and what a rule says of it.</summary>
/// <param name="Rule">Id of the rule.</param>
/// <param name="What">What the plan shows.</param>
/// <param name="Expected">pass, not applicable, or each verdict as <c>fail resource property</c> or <c>unknown resource property</c>.</param>
/// <param name="Parts">What is declared.</param>
internal sealed record Case(string Rule, string What, string Expected, params Part[] Parts)
{
    public const string Pass = "pass";
    public const string NotApplicable = "not applicable";

    /// <summary>What the rule says.</summary>
    public async Task<string> JudgeAsync()
    {
        var plan = await Planning.Of(() =>
        {
            foreach (var part in Parts)
                _ = new Thing(part);
        });
        // The names of properties are those of the wire, also here.
        Assert.DoesNotContain(plan.Findings, f => f.Rule is "schema/unknown-property" or "schema/wrong-type");
        var verdicts = AwsRules.All.Single(r => r.Id == Rule).Judge(new PlanView(plan)).ToList();
        var told = verdicts.Where(v => v.Outcome != Outcome.Pass).Select(Shown).Distinct().ToList();
        return told.Count > 0 ? string.Join(", ", told)
            : verdicts.Count > 0 ? Pass
            : NotApplicable;
    }

    private static string Shown(Verdict verdict) =>
        $"{verdict.Outcome.ToString().ToLowerInvariant()} {verdict.Resource?.Name ?? "plan"} {verdict.Property}".TrimEnd();
}

/// <summary>A resource of a case.</summary>
/// <param name="Type">Type token.</param>
/// <param name="Name">Logical name.</param>
/// <param name="Inputs">Its inputs as JSON; a text such as <c>${vpc.id}</c> is an edge.</param>
/// <param name="Protect">Whether Pulumi protects it.</param>
internal sealed record Part(string Type, string Name, string Inputs = "{}", bool Protect = false);

internal sealed class Thing(Part part)
    : CustomResource(part.Type, part.Name, Args(part.Inputs), new CustomResourceOptions { Protect = part.Protect })
{
    private static DictionaryResourceArgs Args(string json)
    {
        using var document = JsonDocument.Parse(json);
        return new DictionaryResourceArgs((ImmutableDictionary<string, object?>)Value(document.RootElement)!);
    }

    private static object? Value(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.Object => json.EnumerateObject().ToImmutableDictionary(p => p.Name, p => Value(p.Value)),
            JsonValueKind.Array => json.EnumerateArray().Select(Value).ToImmutableArray(),
            JsonValueKind.String => json.GetString(),
            JsonValueKind.Number => json.GetDouble(),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => null,
        };
}
