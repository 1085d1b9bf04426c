using MlInfra.Planner.Findings;
using MlInfra.Planner.Model;
using MlInfra.Planner.Policies.Reading;

namespace MlInfra.Planner.Policies.Aws;

/// <summary>Who reads models, and who writes them.</summary>
internal static class ModelRules
{
    private static readonly string[] Writes = ["s3:PutObject", "s3:DeleteObject", "s3:DeleteObjectVersion"];

    public static Rule WriterSeparated { get; } =
        new("ml.artifact-writer-separated", Severity.High, plan => PodIdentities.Serving(plan).SelectMany(s => Separated(plan, s.Identity)))
        {
            Holds = "who serves models only reads, and what it reads is written by one identity of the cluster at most",
            Why = "Whoever writes what is served decides what production answers.",
            Fix = "Give the serving identity s3:GetObject only, and jobs a prefix of their own.",
            References = [],
        };

    public static Rule KeyUsable { get; } =
        new(
            "ml.model-key-usable",
            Severity.High,
            plan => PodIdentities.In(plan).Where(i => i.Role is not null).SelectMany(i => Decrypts(plan, i))
        )
        {
            Holds = "whoever reads a bucket may decrypt with its key, in the region of the bucket",
            Why = "Otherwise every read is refused, although the policy of the bucket allows it.",
            Fix = "Allow kms:Decrypt on the key of the bucket.",
            References = [],
        };

    private static IEnumerable<Verdict> Separated(PlanView plan, PodIdentity serving)
    {
        if (serving.Role is null)
            return [Verdict.Unknown(serving.Resource, serving.RolePath, null, "The role is not in the plan.")];
        var grants = Grants.Of(plan, serving.Role).ToList();
        var writes = grants.FirstOrDefault(g => g.Allowed.Any(s => Writes.Any(s.Covers)));
        if (writes is not null)
            return [Verdict.Fail(writes.Resource, writes.Path, null, "Who serves models may write them.")];
        var read = grants.SelectMany(g => g.Allowed).Where(s => s.Covers("s3:GetObject")).SelectMany(s => s.Resources);
        return read.Distinct().Select(prefix => Writers(plan, serving, prefix));
    }

    private static Verdict Writers(PlanView plan, PodIdentity serving, string prefix)
    {
        var writers = PodIdentities
            .In(plan)
            .Where(i => i.Role is not null && Grants.Of(plan, i.Role).SelectMany(g => g.Allowed).Any(s => WritesTo(s, prefix)))
            .Select(i => i.Resource.Name)
            .Distinct()
            .ToList();
        return Verdict.Of(
            writers.Count <= 1,
            serving.Resource,
            null,
            null,
            $"What is served from {prefix} is written by {string.Join(", ", writers)}."
        );
    }

    private static bool WritesTo(PolicyStatement statement, string prefix) =>
        Writes.Any(statement.Covers) && statement.Resources.Any(r => Wildcard.Matches(r, prefix) || Wildcard.Matches(prefix, r));

    private static IEnumerable<Verdict> Decrypts(PlanView plan, PodIdentity identity)
    {
        var grants = Grants.Of(plan, identity.Role!).ToList();
        foreach (var grant in grants)
        {
            var read = grant.Allowed.Where(s => s.Covers("s3:GetObject")).SelectMany(s => s.Resources);
            foreach (var bucket in read.Select(r => plan.Meant(grant.Resource, r, AwsTypes.Bucket)).OfType<PlannedResource>().Distinct())
            {
                foreach (var key in Keys(plan, bucket))
                    yield return Usable(plan, grants, grant, bucket, key);
            }
        }
    }

    private static IEnumerable<PlannedResource> Keys(PlanView plan, PlannedResource bucket) =>
        plan.Users(bucket, "bucket", AwsTypes.BucketEncryption).SelectMany(encryption => plan.Targets(encryption, "rules", AwsTypes.Key));

    private static Verdict Usable(PlanView plan, List<Grant> grants, Grant grant, PlannedResource bucket, PlannedResource key)
    {
        var may = grants.Any(g =>
            g.Allowed.Any(s => s.Covers("kms:Decrypt") && s.Resources.Any(r => r == "*" || plan.Meant(g.Resource, r, AwsTypes.Key) == key))
        );
        if (!may)
            return Verdict.Fail(
                grant.Resource,
                grant.Path,
                bucket.Name,
                $"It reads the bucket and may not decrypt with its key {key.Name}."
            );
        return Verdict.Of(
            bucket.Options.Provider == key.Options.Provider,
            key,
            null,
            null,
            $"The key is not where its bucket {bucket.Name} is."
        );
    }
}
