using System.Net;
using System.Text.RegularExpressions;
using MlInfra.Planner.Findings;
using MlInfra.Planner.Model;
using MlInfra.Planner.Policies.Reading;

namespace MlInfra.Planner.Policies.Aws;

/// <summary>Buckets and what stands beside them.</summary>
internal static partial class BucketRules
{
    private static readonly string[] Blocks = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"];
    private static readonly string[] PublicAcls = ["public-read", "public-read-write", "authenticated-read", "website"];

    public static Rule PublicAccessBlock { get; } =
        new("sto.s3-public-access-block", Severity.High, plan => plan.OfType(AwsTypes.Bucket).SelectMany(b => Blocked(plan, b)))
        {
            Holds = "each bucket has a public access block with all four switches on",
            Why = "It stops what one wrong policy or ACL would make public.",
            Fix = "Declare a BucketPublicAccessBlock for the bucket with all four switches true.",
            References =
            [
                "CKV2_AWS_6",
                "CKV_AWS_53",
                "CKV_AWS_54",
                "CKV_AWS_55",
                "CKV_AWS_56",
                "AWS-0086",
                "AWS-0087",
                "AWS-0091",
                "AWS-0093",
                "AWS-0094",
                "CIS AWS 3.0.0 2.1.4",
            ],
        };

    public static Rule NoPublicAcl { get; } =
        new("sto.s3-no-public-acl", Severity.Critical, plan => plan.OfType(AwsTypes.Bucket).SelectMany(b => Acls(plan, b)))
        {
            Holds = "no ACL is public, and the owner of the bucket owns every object: BucketOwnerEnforced",
            Why = "An ACL opens a bucket past every policy.",
            Fix = "Remove the ACL, and set objectOwnership to BucketOwnerEnforced.",
            References =
            [
                "CKV_AWS_20",
                "CKV_AWS_57",
                "CKV2_AWS_43",
                "CKV_AWS_375",
                "AWS-0092",
                "Pulumi aws-s3-bucket-disallow-public-read",
            ],
        };

    public static Rule PolicyNoStar { get; } =
        new("sto.s3-policy-no-star", Severity.Critical, plan => Policies(plan).SelectMany(p => Stars(plan, p.Resource, p.Path)))
        {
            Holds = "no bucket policy allows everybody without a condition, and none denies everybody everything",
            Why = "The one opens the bucket to anybody, the other locks its owner out, and only the root user can mend it.",
            Fix = "Name the principals, or add a condition that narrows the statement.",
            References = ["CKV_AWS_70", "CKV_AWS_93"],
        };

    public static Rule NameLegal { get; } =
        new("sto.bucket-name-legal", Severity.High, plan => plan.OfType(AwsTypes.Bucket).Select(Name))
        {
            Holds = "3 to 63 lower-case letters, digits and hyphens, without dots",
            Why = "S3 refuses other names while it deploys; TLS fails with dots.",
            Fix = "Choose a name of this form.",
            References = ["AWS-0320"],
        };

    private static IEnumerable<Verdict> Blocked(PlanView plan, PlannedResource bucket)
    {
        var block = plan.Users(bucket, "bucket", AwsTypes.BucketPublicAccess).FirstOrDefault();
        return block is null
            ? [Verdict.Fail(bucket, null, null, "The bucket has no public access block.")]
            : Blocks.Select(flag => Values.Flag(block, flag, true, false, "A way to make the bucket public is open."));
    }

    // Where nothing is said, buckets made since April 2023 know no ACLs.
    // Source: docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html (2026-11-21).
    private static IEnumerable<Verdict> Acls(PlanView plan, PlannedResource bucket)
    {
        foreach (var holder in plan.Users(bucket, "bucket", AwsTypes.BucketAcl).Prepend(bucket))
            yield return Acl(holder);
        foreach (var ownership in plan.Users(bucket, "bucket", AwsTypes.BucketOwnership))
        {
            var given = Values.Text(ownership.Inputs, "rule.objectOwnership");
            yield return Verdict.Of(given == "BucketOwnerEnforced", ownership, "rule.objectOwnership", given, "ACLs of objects count.");
        }
    }

    private static Verdict Acl(PlannedResource holder)
    {
        var given = Values.Text(holder.Inputs, "acl");
        if (given is not null && Values.IsUnknown(given))
            return Verdict.Unknown(holder, "acl", given, "The ACL is known only after the deployment.");
        var isForAll = holder.Inputs.Texts().Any(t => t.Contains("/groups/global/", StringComparison.Ordinal));
        return Verdict.Of(!isForAll && !PublicAcls.Contains(given), holder, "acl", given, "The ACL is public.");
    }

    private static IEnumerable<(PlannedResource Resource, string Path)> Policies(PlanView plan) =>
        [
            .. plan.OfType(AwsTypes.BucketPolicy).Select(p => (p, "policy")),
            .. plan.OfType(AwsTypes.Bucket).Where(b => b.Inputs["policy"] is not null).Select(b => (b, "policy")),
        ];

    private static IEnumerable<Verdict> Stars(PlanView plan, PlannedResource holder, string path)
    {
        if (plan.Document(Values.Text(holder.Inputs, path) ?? "") is not { } document)
            return [Verdict.Unknown(holder, path, "a policy", "The policy is known only after the deployment.")];
        return document
            .Statements.Where(s => s.IsForEverybody)
            .Select(s =>
                Verdict.Of(
                    !Opens(s) && !LocksOut(s),
                    holder,
                    path,
                    s.Sid ?? "a statement",
                    s.IsAllow ? "Everybody is allowed." : "Everybody is locked out."
                )
            )
            .DefaultIfEmpty(Verdict.Pass(holder));
    }

    private static bool Opens(PolicyStatement statement) => statement.IsAllow && !Narrowing.IsNarrow(statement);

    private static bool LocksOut(PolicyStatement statement) =>
        !statement.IsAllow && statement.NotPrincipals.IsEmpty && statement.Conditions.IsEmpty && statement.Covers("s3:PutBucketPolicy");

    private static Verdict Name(PlannedResource bucket)
    {
        var given = Values.Text(bucket.Inputs, "bucket");
        if (given is not null && Values.IsUnknown(given))
            return Verdict.Unknown(bucket, "bucket", given, "The name is known only after the deployment.");
        // Without one Pulumi takes the logical name and adds eight characters.
        var name = given ?? $"{bucket.Name}-0123456";
        return Verdict.Of(IsLegal(name), bucket, "bucket", name, "S3 does not take this name.");
    }

    // Source: docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html (2026-11-21).
    private static bool IsLegal(string name) =>
        LegalName().IsMatch(name)
        && !IPAddress.TryParse(name, out _)
        && !name.StartsWith("xn--", StringComparison.Ordinal)
        && !name.StartsWith("sthree-", StringComparison.Ordinal)
        && !name.EndsWith("-s3alias", StringComparison.Ordinal)
        && !name.EndsWith("--ol-s3", StringComparison.Ordinal);

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$")]
    private static partial Regex LegalName();
}
