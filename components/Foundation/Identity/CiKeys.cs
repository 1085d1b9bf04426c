using System.Text.Json.Nodes;
using MlInfra.Components.Aws;

namespace MlInfra.Components.Identity;

/// <summary>
/// What whoever deploys may do about keys. They have no names of ours, but tags: those that are created have to have ours, and others are
/// out of reach.
/// </summary>
internal static class CiKeys
{
    private static readonly string[] Create = ["kms:CreateKey", "kms:TagResource"];

    /// <summary>The statements.</summary>
    /// <param name="names">Names of things in the account.</param>
    /// <param name="otherRegions">Regions that copies are in.</param>
    public static IEnumerable<JsonObject> Statements(AwsNames names, IReadOnlyList<string> otherRegions)
    {
        IReadOnlyList<AwsNames> everywhere = [names, .. otherRegions.Select(region => names with { Region = region })];
        string[] keys = [.. everywhere.Select(there => there.Arn("kms", "key/*"))];
        var requested = $"aws:RequestTag/{AwsTags.Environment}";
        var ours = ("StringEquals", $"aws:ResourceTag/{AwsTags.Environment}", new[] { names.Environment });
        var changes = CiRights.Writes.Where(action => CiService.Of(action) == "kms" && !Create.Contains(action)).ToList();
        yield return PolicyJson.Allow("CreateKeys", Create, ["*"], PolicyJson.When(("StringEquals", requested, [names.Environment])));
        // Grants are what services get that encrypt with a key of ours, and give back.
        // Source: docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html (2026-11-21).
        yield return PolicyJson.Allow("Keys", [.. changes, "kms:CreateGrant", "kms:RetireGrant"], keys, PolicyJson.When(ours));
        // A change of tags sends only those that change.
        yield return PolicyJson.Allow(
            "TagKeys",
            ["kms:TagResource"],
            keys,
            PolicyJson.When(ours, ("StringEqualsIfExists", requested, [names.Environment]))
        );
        yield return PolicyJson.Allow(
            "NamesOfKeys",
            changes.Where(action => action.EndsWith("Alias", StringComparison.Ordinal)),
            everywhere.Select(there => there.Arn("kms", $"{there.KeyAlias("*")}"))
        );
        // RDS makes the password of the database with the rights of its caller.
        // Source: docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html (2026-11-21).
        yield return PolicyJson.Allow(
            "PasswordOfDatabase",
            ["kms:Decrypt", "kms:GenerateDataKey"],
            [keys[0]],
            PolicyJson.When(ours, ("StringEquals", "kms:ViaService", [$"secretsmanager.{names.Region}.amazonaws.com"]))
        );
    }
}
