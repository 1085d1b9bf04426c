using System.Text.Json;
using MlInfra.Components.Identity;

namespace MlInfra.Components.Tests;

public sealed class WorkloadPolicyTests
{
    private const string Bucket = "arn:aws:s3:::artifacts";
    private const string ReadModels = "ReadArtifacts s3:GetObject on arn:aws:s3:::artifacts/models/*";
    private const string ListBucket = "ListArtifacts s3:ListBucket on arn:aws:s3:::artifacts";
    private const string Writes = "s3:PutObject,s3:DeleteObject,s3:AbortMultipartUpload,s3:ListMultipartUploadParts";
    private const string ReadKey = "UseArtifactKey kms:Decrypt on arn:key";
    private const string WriteKey = "UseArtifactKey kms:Decrypt,kms:GenerateDataKey on arn:key";

    public static TheoryData<string, Permission[], string[]> Table { get; } =
        new()
        {
            { "read a prefix", [Read("models/")], [ReadModels, $"{ListBucket} if models/*", ReadKey] },
            { "read all", [Read("")], ["ReadArtifacts s3:GetObject on arn:aws:s3:::artifacts/*", ListBucket, ReadKey] },
            {
                "write a prefix",
                [Write("teams/a/")],
                [
                    $"ReadArtifacts s3:GetObject on {Bucket}/teams/a/*",
                    $"{ListBucket} if teams/a/*",
                    $"WriteArtifacts {Writes} on {Bucket}/teams/a/*",
                    WriteKey,
                ]
            },
            {
                "read one and write another",
                [Write("runs/"), Read("models/")],
                [
                    $"ReadArtifacts s3:GetObject on {Bucket}/models/*,{Bucket}/runs/*",
                    $"{ListBucket} if models/*,runs/*",
                    $"WriteArtifacts {Writes} on {Bucket}/runs/*",
                    WriteKey,
                ]
            },
            { "the same twice", [Read("models/"), Read("models/")], [ReadModels, $"{ListBucket} if models/*", ReadKey] },
            { "a prefix in another", [Read("models/x/"), Read("models/")], [ReadModels, $"{ListBucket} if models/*", ReadKey] },
            {
                "the database's secret",
                [new Permission.ReadDatabaseSecret()],
                [
                    "ReadDatabaseSecret secretsmanager:GetSecretValue,secretsmanager:DescribeSecret on arn:secret",
                    "UseDatabaseKey kms:Decrypt on arn:database-key",
                ]
            },
        };

    [Theory]
    [MemberData(nameof(Table))]
    public void Permissions_become_statements_that_name_their_resources(string what, Permission[] permissions, string[] statements)
    {
        var policy = WorkloadPolicy.Text(
            permissions,
            new ArtifactTarget(Bucket, "arn:key", "123456789012"),
            new SecretTarget("arn:secret", "arn:database-key")
        );

        Assert.False(string.IsNullOrEmpty(what));
        Assert.Equal(statements, JsonDocument.Parse(policy).RootElement.GetProperty("Statement").EnumerateArray().Select(Describe));
        Assert.DoesNotContain("\"*\"", policy, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Table))]
    public void Their_order_makes_no_difference(string what, Permission[] permissions, string[] statements)
    {
        var (artifacts, secret) = (new ArtifactTarget(Bucket, "k", "123456789012"), new SecretTarget("s", "k"));

        Assert.True(what.Length > 0 && statements.Length > 0);
        Assert.Equal(
            WorkloadPolicy.Text(permissions, artifacts, secret),
            WorkloadPolicy.Text([.. permissions.Reverse()], artifacts, secret)
        );
    }

    [Fact]
    public void Only_what_a_permission_is_about_has_to_be_there()
    {
        Assert.Contains(
            "s3:GetObject",
            WorkloadPolicy.Text([Read("")], new ArtifactTarget(Bucket, "k", "123456789012"), null),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            "s3:",
            WorkloadPolicy.Text([new Permission.ReadDatabaseSecret()], null, new SecretTarget("s", "k")),
            StringComparison.Ordinal
        );
        Assert.True(WorkloadPolicy.NeedsArtifacts([Write("")]));
        Assert.False(WorkloadPolicy.NeedsArtifacts([new Permission.ReadDatabaseSecret()]));
        Assert.False(WorkloadPolicy.NeedsDatabaseSecret([Write("")]));
    }

    [Fact]
    public void A_role_for_pods_trusts_one_service_account_of_one_cluster()
    {
        var statement = JsonDocument.Parse(TrustPolicy.ForPods("arn:cluster", "mlflow", "server")).RootElement.GetProperty("Statement")[0];

        Assert.Equal("""{"Service":"pods.eks.amazonaws.com"}""", statement.GetProperty("Principal").GetRawText());
        Assert.Equal("""["sts:AssumeRole","sts:TagSession"]""", statement.GetProperty("Action").GetRawText());
        var equals = statement.GetProperty("Condition").GetProperty("StringEquals");
        Assert.Equal("arn:cluster", equals.GetProperty("aws:RequestTag/eks-cluster-arn").GetString());
        Assert.Equal("mlflow", equals.GetProperty("aws:RequestTag/kubernetes-namespace").GetString());
        Assert.Equal("server", equals.GetProperty("aws:RequestTag/kubernetes-service-account").GetString());
    }

    private static Permission.ReadArtifacts Read(string prefix) => new(prefix);

    private static Permission.WriteArtifacts Write(string prefix) => new(prefix);

    private static string Describe(JsonElement statement)
    {
        Assert.Equal("Allow", statement.GetProperty("Effect").GetString());
        var text = $"{statement.GetProperty("Sid").GetString()} {Join(statement, "Action")} on {Join(statement, "Resource")}";
        var isOfBucket = text.Contains(" s3:", StringComparison.Ordinal);
        Assert.Equal(isOfBucket, statement.TryGetProperty("Condition", out var condition));
        if (!isOfBucket)
            return text;
        Assert.Equal("123456789012", condition.GetProperty("StringEquals").GetProperty("aws:ResourceAccount").GetString());
        return condition.TryGetProperty("StringLike", out var like) ? $"{text} if {Join(like, "s3:prefix")}" : text;
    }

    private static string Join(JsonElement of, string property) =>
        string.Join(',', of.GetProperty(property).EnumerateArray().Select(e => e.GetString()));
}
