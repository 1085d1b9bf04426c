using MlInfra.Planner.Model;
using MlInfra.Planner.Policies;
using MlInfra.Planner.Policies.Reading;
using MlInfra.Tests.Shared;
using MlInfra.Tests.Shared.Iam;

namespace MlInfra.Tests.Policies;

/// <summary>Each identity of prod can do what it is for, and nothing else that matters.</summary>
public sealed class LeastPrivilegeTests
{
    private const string RoleType = "aws:iam/role:Role";
    private const string KeyHeader = "s3:x-amz-server-side-encryption-aws-kms-key-id";

    private static readonly Lazy<Task<(Plan Plan, PlanView View, Access Access)>> Prod = new(async () =>
    {
        var plan = await Plans.OfAsync(Repository.Root, "prod");
        return (plan, new PlanView(plan), new Access(plan));
    });

    public static TheoryData<string> Identities => [.. ProdWorkloads.All.Select(w => w.Identity)];

    [Fact]
    public async Task Every_identity_of_the_plan_is_in_the_table()
    {
        var (_, view, _) = await Prod.Value;

        var planned = view.OfType(RoleType).Select(role => IdentityOf(view, role)).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(planned.Except(ProdWorkloads.All.Select(w => w.Identity)));
        Assert.Empty(ProdWorkloads.All.Where(w => w.ComesWith is null).Select(w => w.Identity).Except(planned));
    }

    [Theory]
    [MemberData(nameof(Identities))]
    public async Task An_identity_can_do_what_it_is_for_and_nothing_else(string identity)
    {
        var (_, view, access) = await Prod.Value;
        var workload = ProdWorkloads.All.Single(w => w.Identity == identity);
        if (RoleOf(view, workload) is not { } role)
            return;

        Assert.All(workload.Can.Concat(workload.MayToo), request => Assert.True(access.May(role, request), $"cannot {request}"));
        Assert.All(
            workload.Cannot.Concat(Workload.Never.Except(workload.MayToo)),
            request => Assert.False(access.May(role, request), $"can {request}")
        );
        Assert.Equal(workload.ManagedByAws, access.ManagedByAws(role));
    }

    [Theory]
    [MemberData(nameof(Identities))]
    public async Task Only_who_it_is_for_takes_a_role_and_only_for_its_service_account(string identity)
    {
        var (_, view, access) = await Prod.Value;
        var workload = ProdWorkloads.All.Single(w => w.Identity == identity);
        if (RoleOf(view, workload) is not { } role)
            return;

        var trust = PolicyDocument.Read(access.Arns.Resolve(role.Text("assumeRolePolicy")))!;

        var statement = Assert.Single(trust.Statements);
        var principal = Assert.Single(statement.Principals);
        if (workload.Subjects.Count > 0)
        {
            Assert.Equal("Federated", principal.Kind);
            var subject = statement.Conditions.Single(c => c.Key.EndsWith(":sub", StringComparison.Ordinal));
            Assert.Equal("StringEquals", subject.Operator);
            Assert.Equal(workload.Subjects, subject.Values);
            return;
        }
        Assert.Equal(new PolicyPrincipal("Service", workload.TrustedService), principal);
        if (workload.TrustedService != "pods.eks.amazonaws.com")
            return;
        // Any pod of any cluster of the account could take it otherwise.
        var asked = statement.Conditions.Where(c => c.Operator == "StringEquals").ToDictionary(c => c.Key, c => Assert.Single(c.Values));
        Assert.Equal(access.Arns.Arn("foundation-cluster-control-plane"), asked["aws:RequestTag/eks-cluster-arn"]);
        Assert.Equal(identity.Split('/')[1], asked["aws:RequestTag/kubernetes-service-account"]);
        Assert.Equal(IsOfAddon(view, role) ? "kube-system" : identity.Split('/')[0], asked["aws:RequestTag/kubernetes-namespace"]);
    }

    [Theory]
    [InlineData("s3:PutObject {foundation-artifacts-bucket}/mlflow/1/model", true)]
    [InlineData($"s3:PutObject {{foundation-artifacts-bucket}}/mlflow/1/model {KeyHeader}={{foundation-artifacts-key}}", true)]
    [InlineData($"s3:PutObject {{foundation-artifacts-bucket}}/mlflow/1/model {KeyHeader}={{foundation-database-key}}", false)]
    [InlineData(
        $"s3:PutObject {{foundation-artifacts-bucket}}/mlflow/1/model {KeyHeader}=arn:aws:kms:REGION:210987654321:key/theirs",
        false
    )]
    [InlineData("s3:PutObject {foundation-artifacts-bucket}/mlflow/1/model aws:SecureTransport=false", false)]
    [InlineData("s3:GetObject {foundation-artifacts-bucket}/mlflow/1/model aws:SecureTransport=false", false)]
    [InlineData("s3:ListBucket {foundation-artifacts-bucket} s3:prefix=mlflow/ aws:SecureTransport=false", false)]
    public async Task The_bucket_refuses_plain_HTTP_and_other_keys(string request, bool may)
    {
        var (plan, _, access) = await Prod.Value;
        var role = plan.Named("foundation-access-mlflow-mlflow-role");

        Assert.Equal(may, access.May(role, request));
    }

    [Theory]
    [InlineData("s3:GetObject {foundation-artifacts-bucket}/mlflow/1/model")]
    [InlineData("s3:PutObject {foundation-artifacts-bucket}/mlflow/1/model")]
    [InlineData("s3:ListBucket {foundation-artifacts-bucket} s3:prefix=mlflow/")]
    [InlineData("kms:Decrypt {foundation-artifacts-key}")]
    [InlineData("kms:Decrypt {foundation-database-key}")]
    public async Task Who_is_not_signed_in_may_nothing(string request)
    {
        var (_, _, access) = await Prod.Value;

        Assert.False(access.May(null, request));
    }

    /// <summary>Every bucket of every kind: nothing that its policy allows is for everybody, and plain HTTP is denied.</summary>
    [Fact]
    public async Task Every_bucket_has_a_policy_that_denies_plain_HTTP()
    {
        var (plan, view, access) = await Prod.Value;

        var buckets = plan.Resources.Where(r => r.Type == "aws:s3/bucket:Bucket").ToList();

        Assert.NotEmpty(buckets);
        Assert.All(
            buckets,
            bucket =>
            {
                var policy = Assert.Single(view.Users(bucket, "bucket", "aws:s3/bucketPolicy:BucketPolicy"));
                var statements = PolicyDocument.Read(access.Arns.Resolve(policy.Text("policy")))!.Statements;
                Assert.Contains(
                    statements,
                    s => !s.IsAllow && s.IsForEverybody && s.Covers("s3:GetObject") && s.Asks("aws:SecureTransport")
                );
                Assert.DoesNotContain(statements, s => s.IsAllow && s.IsForEverybody && s.Conditions.IsEmpty);
            }
        );
    }

    private static PlannedResource? RoleOf(PlanView view, Workload workload)
    {
        var role = view.OfType(RoleType).SingleOrDefault(r => IdentityOf(view, r) == workload.Identity);
        Assert.True(role is not null || workload.ComesWith is not null, $"{workload.Identity} is not in the plan.");
        return role;
    }

    private static string IdentityOf(PlanView view, PlannedResource role)
    {
        if (view.Users(role, "roleArn", "aws:eks/podIdentityAssociation:PodIdentityAssociation").FirstOrDefault() is { } association)
            return $"{association.Text("namespace")}/{association.Text("serviceAccount")}";
        if (view.Users(role, "podIdentityAssociations", "aws:eks/addon:Addon").FirstOrDefault() is not { } addon)
            return role.Name;
        var edge = addon.References.First(r =>
            r.Target == role.Urn && r.Path.StartsWith("podIdentityAssociations", StringComparison.Ordinal)
        );
        return $"{addon.Text("addonName")}/{addon.Text(edge.Path.Replace("roleArn", "serviceAccount", StringComparison.Ordinal))}";
    }

    private static bool IsOfAddon(PlanView view, PlannedResource role) =>
        view.Users(role, "podIdentityAssociations", "aws:eks/addon:Addon").Any();
}
