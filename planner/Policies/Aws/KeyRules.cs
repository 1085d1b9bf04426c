using MlInfra.Planner.Findings;
using MlInfra.Planner.Model;
using MlInfra.Planner.Policies.Reading;

namespace MlInfra.Planner.Policies.Aws;

/// <summary>Keys, and what has to be encrypted or kept.</summary>
internal static class KeyRules
{
    private static readonly string[] Stateful =
    [
        AwsTypes.Bucket,
        AwsTypes.Database,
        AwsTypes.DatabaseCluster,
        AwsTypes.Key,
        AwsTypes.Repository,
    ];

    public static Rule Policy { get; } =
        new("sto.kms-policy", Severity.High, plan => plan.OfType(AwsTypes.Key).SelectMany(k => Judge(plan, k)))
        {
            Holds = "each key has a policy that names who may use it, services that use it included, and that its owner can still change",
            Why = "Without one, every policy of the account may grant the key; log groups cannot use it at all.",
            Fix = "Set policy: the account as its administrator, and a statement for each service that uses the key.",
            References = ["CKV_AWS_33", "CKV2_AWS_64", "Pulumi aws-kms-key-disallow-bypass-policy-lockout-safety-check"],
        };

    public static Rule VolumesEncrypted { get; } =
        new("sto.volume-encrypted", Severity.High, Volumes)
        {
            Holds = "storage classes of EBS set encrypted to \"true\", volumes and file systems are encrypted",
            Why = "Volumes hold data sets, checkpoints and the metrics of everything.",
            Fix = "Set encrypted to true; of a storage class, parameters.encrypted to \"true\".",
            References =
            [
                "CKV_AWS_3",
                "CKV_AWS_106",
                "CKV_AWS_189",
                "CKV_AWS_42",
                "CKV_AWS_184",
                "AWS-0026",
                "AWS-0037",
                "CIS AWS 3.0.0 2.2.1",
                "CIS AWS 3.0.0 2.4.1",
                "C-0264",
                "cdk-nag AwsSolutions-EFS1",
            ],
        };

    public static Rule StatefulProtected { get; } =
        new("sto.stateful-protected", Severity.High, plan => plan.OfType(Stateful).SelectMany(Protection))
        {
            Holds =
                "buckets, databases, keys and repositories of images are protected by Pulumi, and nothing is emptied when it is deleted",
            Why = "A rename deletes and makes anew; what is in them comes back from nowhere.",
            Fix = "Set the option Protect, and leave forceDestroy and forceDelete out.",
            References = [],
        };

    private static IEnumerable<Verdict> Judge(PlanView plan, PlannedResource key)
    {
        var holder = plan.Users(key, "keyId", AwsTypes.KeyPolicy).FirstOrDefault() ?? key;
        var text = Values.Text(holder.Inputs, "policy");
        yield return Values.Flag(
            holder,
            "bypassPolicyLockoutSafetyCheck",
            false,
            false,
            "A policy that locks everybody out would be taken."
        );
        if (text is null)
            yield return Verdict.Fail(key, "policy", null, "The key has no policy of its own.");
        else if (plan.Document(text) is not { } document)
            yield return Verdict.Unknown(holder, "policy", "a policy", "The policy is known only after the deployment.");
        else
        {
            yield return Verdict.Of(!document.Statements.Any(IsOpen), holder, "policy", "Principal *", "Everybody is allowed.");
            foreach (var user in plan.Users(key, "kmsKeyId", AwsTypes.LogGroup))
                yield return Verdict.Of(GrantsLogs(document), holder, "policy", null, $"The log group {user.Name} may not use the key.");
        }
    }

    private static bool IsOpen(PolicyStatement statement) =>
        statement.IsAllow && statement.IsForEverybody && !Narrowing.IsNarrow(statement);

    // A log group has no identity of the account: only the policy of the key can let it in.
    private static bool GrantsLogs(PolicyDocument document) =>
        document.Statements.Any(s =>
            s.IsAllow
            && s.Principals.Any(p => p.Kind == "Service" && p.Value.StartsWith("logs.", StringComparison.Ordinal))
            && s.Covers("kms:GenerateDataKeyWithoutPlaintext")
        );

    private static IEnumerable<Verdict> Volumes(PlanView plan)
    {
        var byDefault = StorageDefaults.EncryptsVolumes(plan);
        return
        [
            .. plan.OfType(KubernetesTypes.StorageClass)
                .Where(c => Values.Text(c.Inputs, "provisioner") == "ebs.csi.aws.com")
                .Select(c => Values.Flag(c, "parameters.encrypted", true, byDefault, "Its volumes are not encrypted.")),
            .. plan.OfType(AwsTypes.EbsVolume).Select(v => Values.Flag(v, "encrypted", true, byDefault, "The volume is not encrypted.")),
            .. plan.OfType(AwsTypes.EfsFileSystem)
                .Select(f => Values.Flag(f, "encrypted", true, false, "The file system is not encrypted.")),
        ];
    }

    private static IEnumerable<Verdict> Protection(PlannedResource resource) =>
        [
            Verdict.Of(resource.Options.Protect, resource, null, null, "Pulumi deletes it when its name changes."),
            Values.Flag(resource, "forceDestroy", false, false, "What is in it goes with it."),
            Values.Flag(resource, "forceDelete", false, false, "What is in it goes with it."),
        ];
}
