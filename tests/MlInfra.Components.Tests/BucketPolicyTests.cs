using System.Globalization;
using System.Text.Json;
using MlInfra.Components.Aws;
using MlInfra.Components.Storage;

namespace MlInfra.Components.Tests;

/// <summary>What the policies of buckets and keys let in, asked as AWS asks: statement by statement, condition by condition.</summary>
public sealed class BucketPolicyTests
{
    private const string Bucket = "arn:aws:s3:::b";
    private const string Key = "arn:aws:kms:eu-west-1:123456789012:key/k";
    private const string Algorithm = "s3:x-amz-server-side-encryption";
    private const string KeyHeader = "s3:x-amz-server-side-encryption-aws-kms-key-id";
    private const string CustomerHeader = "s3:x-amz-server-side-encryption-customer-algorithm";

    /// <summary>Headers of an upload, and whether the artifact bucket refuses it.</summary>
    public static TheoryData<string, (string Key, string Value)[], bool> Uploads { get; } =
        new()
        {
            // MLflow and boto3 say nothing: the bucket's default is its key.
            { "nothing", [], false },
            { "the bucket's key", [(Algorithm, "aws:kms"), (KeyHeader, Key)], false },
            { "another key", [(Algorithm, "aws:kms"), (KeyHeader, "arn:aws:kms:eu-west-1:999999999999:key/x")], true },
            { "the account's own key of AWS", [(Algorithm, "aws:kms")], true },
            { "the key of S3", [(Algorithm, "AES256")], true },
            { "the key of S3, and the bucket's name beside it", [(Algorithm, "AES256"), (KeyHeader, Key)], true },
            { "twice", [(Algorithm, "aws:kms:dsse"), (KeyHeader, Key)], true },
            { "a key that only the caller has", [(CustomerHeader, "AES256")], true },
            { "plain HTTP", [("aws:SecureTransport", "false")], true },
            { "old TLS", [("s3:TlsVersion", "1.1")], true },
        };

    [Theory]
    [MemberData(nameof(Uploads))]
    public void The_artifact_bucket_takes_what_its_own_key_encrypts(string upload, (string Key, string Value)[] given, bool isRefused)
    {
        var policy = ArtifactPolicy.Text(Bucket, Key);

        Assert.True(isRefused == Denies(policy, "s3:PutObject", Context(given)), upload);
    }

    [Fact]
    public void The_artifact_policy_refuses_and_lets_nobody_in()
    {
        var statements = Statements(ArtifactPolicy.Text(Bucket, Key));

        Assert.All(statements, s => Assert.Equal("Deny", s.GetProperty("Effect").GetString()));
        Assert.False(Denies(ArtifactPolicy.Text(Bucket, Key), "s3:GetObject", Context([])));
        Assert.True(Denies(ArtifactPolicy.Text(Bucket, Key), "s3:GetObject", Context([("aws:SecureTransport", "false")])));
        Assert.True(Denies(ArtifactPolicy.Text(Bucket, Key), "s3:ListBucket", Context([("s3:TlsVersion", "1.1")])));
    }

    [Theory]
    [InlineData("true", "arn:aws:s3:::source", "123456789012", true)]
    [InlineData("true", "arn:aws:s3:::source-2", "123456789012", false)]
    [InlineData("true", "arn:aws:s3:::source", "999999999999", false)]
    [InlineData("false", "arn:aws:s3:::source", "123456789012", false)]
    public void Logs_come_from_S3_and_one_bucket_only(string isService, string source, string account, bool mayWrite)
    {
        var policy = LogBucketPolicy.Text(Bucket, "access/", "arn:aws:s3:::source", "123456789012");
        var context = Context([("aws:PrincipalIsAWSService", isService), ("aws:SourceArn", source), ("aws:SourceAccount", account)]);

        var allowed = Statements(policy).Single(s => s.GetProperty("Effect").GetString() == "Allow");

        Assert.Equal("""{"Service":"logging.s3.amazonaws.com"}""", allowed.GetProperty("Principal").GetRawText());
        Assert.Equal("arn:aws:s3:::b/access/*", allowed.GetProperty("Resource").GetString());
        Assert.Equal(mayWrite, Holds(allowed, context) && !Denies(policy, "s3:PutObject", context));
        Assert.False(Denies(policy, "s3:GetObject", context));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_copy_is_made_from_one_bucket_to_the_other_with_their_keys(bool isLocked)
    {
        var source = new EncryptedBucket("arn:aws:s3:::s", "arn:aws:kms:s", "eu-west-1");
        var target = new EncryptedBucket("arn:aws:s3:::t", "arn:aws:kms:t", "eu-central-1");

        var statements = Statements(ReplicationPolicy.Text(source, target, isLocked)).ToDictionary(s => s.GetProperty("Sid").GetString()!);

        Assert.Equal(
            ["LookAtSource arn:aws:s3:::s", "ReadVersions arn:aws:s3:::s/*", "UseSourceKey arn:aws:kms:s"],
            Resources(statements, "LookAtSource", "ReadVersions", "UseSourceKey")
        );
        Assert.Equal(["WriteCopies arn:aws:s3:::t/*", "UseTargetKey arn:aws:kms:t"], Resources(statements, "WriteCopies", "UseTargetKey"));
        Assert.Equal(5, statements.Count);
        Assert.Equal(isLocked, Texts(statements["ReadVersions"].GetProperty("Action")).Contains("s3:GetObjectRetention"));
        Assert.DoesNotContain(
            statements.Values.SelectMany(s => Texts(s.GetProperty("Action"))),
            a => a.Contains('*', StringComparison.Ordinal)
        );
        Assert.True(Holds(statements["UseTargetKey"], Through("eu-central-1", "arn:aws:s3:::t")));
        Assert.False(Holds(statements["UseTargetKey"], Through("eu-west-1", "arn:aws:s3:::t")));
        Assert.False(Holds(statements["UseSourceKey"], Through("eu-west-1", "arn:aws:s3:::other")));
    }

    [Theory]
    [InlineData("AWSServiceRoleForFSxS3Access_fs-1", "arn:aws:s3:::b", true)]
    [InlineData("AWSServiceRoleForFSxS3Access_fs-1", "arn:aws:s3:::b/datasets/x", true)]
    [InlineData("AWSServiceRoleForFSxS3Access_fs-1", "arn:aws:s3:::other", false)]
    [InlineData("FSx", "arn:aws:s3:::b", false)]
    public void The_key_lets_in_the_role_of_FSx_for_one_bucket(string role, string encrypted, bool isLetIn)
    {
        var policy = ArtifactKeyPolicy.Text(new AwsNames("dev", "123456789012", "eu-west-1"), Bucket);
        var context = Through("eu-west-1", encrypted);
        context["kms:CallerAccount"] = "123456789012";
        context["aws:PrincipalArn"] = $"arn:aws:iam::123456789012:role/aws-service-role/s3.data-source.lustre.fsx.amazonaws.com/{role}";

        var statements = Statements(policy).ToDictionary(s => s.GetProperty("Sid").GetString()!);

        // Without it nobody administers the key any more.
        Assert.Equal("""{"AWS":"arn:aws:iam::123456789012:root"}""", statements["LeaveToIam"].GetProperty("Principal").GetRawText());
        Assert.Equal("kms:*", statements["LeaveToIam"].GetProperty("Action").GetString());
        Assert.Equal(isLetIn, Holds(statements["FileSystemThroughS3"], context));
        context["kms:CallerAccount"] = "999999999999";
        Assert.False(Holds(statements["FileSystemThroughS3"], context));
    }

    private static Dictionary<string, string> Context((string Key, string Value)[] given)
    {
        var context = new Dictionary<string, string> { ["aws:SecureTransport"] = "true", ["s3:TlsVersion"] = "1.3" };
        foreach (var (key, value) in given)
            context[key] = value;
        return context;
    }

    private static Dictionary<string, string> Through(string region, string encrypted) =>
        new() { ["kms:ViaService"] = $"s3.{region}.amazonaws.com", ["kms:EncryptionContext:aws:s3:arn"] = encrypted };

    private static List<JsonElement> Statements(string policy) =>
        [.. JsonDocument.Parse(policy).RootElement.GetProperty("Statement").EnumerateArray()];

    private static IEnumerable<string> Resources(Dictionary<string, JsonElement> statements, params string[] sids) =>
        sids.Select(sid => $"{sid} {statements[sid].GetProperty("Resource").GetString()}");

    private static bool Denies(string policy, string action, Dictionary<string, string> context) =>
        Statements(policy)
            .Exists(s =>
                s.GetProperty("Effect").GetString() == "Deny"
                && Texts(s.GetProperty("Action")).Any(a => a == action || a == "s3:*")
                && Holds(s, context)
            );

    private static bool Holds(JsonElement statement, Dictionary<string, string> context) =>
        statement
            .GetProperty("Condition")
            .EnumerateObject()
            .All(test => test.Value.EnumerateObject().All(key => Holds(test.Name, Texts(key.Value), context.GetValueOrDefault(key.Name))));

    private static bool Holds(string test, IReadOnlyList<string> values, string? given) =>
        test switch
        {
            "Null" => values.Contains(given is null ? "true" : "false"),
            // A negated test holds where there is nothing to compare.
            "StringNotEquals" => given is null || !values.Contains(given),
            "StringEquals" or "ArnEquals" or "Bool" => given is not null && values.Contains(given),
            "StringLike" or "ArnLike" => given is not null && values.Any(v => IsLike(given, v)),
            "NumericLessThan" => given is not null && Number(given) < Number(values[0]),
            _ => throw new InvalidOperationException($"Nobody knows {test}."),
        };

    private static bool IsLike(string given, string pattern) =>
        pattern.EndsWith('*') ? given.StartsWith(pattern[..^1], StringComparison.Ordinal) : given == pattern;

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string[] Texts(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(v => v.GetString()!)] : [value.GetString()!];
}
