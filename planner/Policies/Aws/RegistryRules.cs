using MlInfra.Planner.Findings;
using MlInfra.Planner.Model;
using MlInfra.Planner.Policies.Reading;

namespace MlInfra.Planner.Policies.Aws;

/// <summary>Registries of images.</summary>
internal static class RegistryRules
{
    public static Rule Immutable { get; } =
        new("sto.ecr-immutable", Severity.High, plan => plan.OfType(AwsTypes.Repository).Select(Mutability))
        {
            Holds = "imageTagMutability is IMMUTABLE",
            Why = "With a tag that can be moved nobody knows what runs, or what ran.",
            Fix = "Set imageTagMutability to IMMUTABLE.",
            References = ["CKV_AWS_51", "AWS-0031", "Pulumi aws-ecr-repository-disallow-mutable-image"],
        };

    public static Rule NotPublic { get; } =
        new(
            "sto.ecr-not-public",
            Severity.Critical,
            plan => [.. Repositories(plan), .. plan.OfType(AwsTypes.PublicRepository).Select(Public)]
        )
        {
            Holds = "no policy of a repository or of the registry allows everybody, and none is of the public registry",
            Why = "Images hold code, and sometimes what was forgotten in it.",
            Fix = "Name the accounts or roles that pull.",
            References = ["CKV_AWS_32", "AWS-0032", "cdk-nag AwsSolutions-ECR1"],
        };

    private static Verdict Mutability(PlannedResource repository)
    {
        var given = Values.Text(repository.Inputs, "imageTagMutability");
        return given is not null && Values.IsUnknown(given)
            ? Verdict.Unknown(repository, "imageTagMutability", given, "The value is known only after the deployment.")
            : Verdict.Of(given == "IMMUTABLE", repository, "imageTagMutability", given, "Tags can be moved to another image.");
    }

    private static IEnumerable<Verdict> Repositories(PlanView plan) =>
        plan.OfType(AwsTypes.Repository)
            .Select(Verdict.Pass)
            .Concat(plan.OfType(AwsTypes.RepositoryPolicy, AwsTypes.RegistryPolicy).Select(p => Policy(plan, p)));

    private static Verdict Policy(PlanView plan, PlannedResource policy) =>
        plan.Document(Values.Text(policy.Inputs, "policy") ?? "") is not { } document
            ? Verdict.Unknown(policy, "policy", "a policy", "The policy is known only after the deployment.")
            : Verdict.Of(
                !document.Statements.Any(s => s.IsAllow && s.IsForEverybody && !Narrowing.IsNarrow(s)),
                policy,
                "policy",
                "Principal *",
                "Everybody is allowed."
            );

    private static Verdict Public(PlannedResource repository) =>
        Verdict.Fail(repository, null, null, "The repository is of the public registry.");
}
