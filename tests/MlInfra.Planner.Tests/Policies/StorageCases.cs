using static MlInfra.Planner.Policies.Reading.AwsTypes;
using static MlInfra.Planner.Policies.Reading.KubernetesTypes;

namespace MlInfra.Planner.Tests.Policies;

internal static class StorageCases
{
    private const string Block = "sto.s3-public-access-block";
    private const string Acl = "sto.s3-no-public-acl";
    private const string Star = "sto.s3-policy-no-star";
    private const string Name = "sto.bucket-name-legal";
    private const string Immutable = "sto.ecr-immutable";
    private const string PublicImages = "sto.ecr-not-public";
    private const string KeyRule = "sto.kms-policy";
    private const string Volumes = "sto.volume-encrypted";
    private const string Protected = "sto.stateful-protected";

    private static readonly Part Files = new(Bucket, "bucket");

    public static IEnumerable<Case> All =>
        [
            new(Block, "all four", Case.Pass, Files, Blocked("true")),
            new(Block, "none", "fail bucket", Files),
            new(
                Block,
                "one of another bucket",
                "fail bucket",
                Files,
                new Part(Bucket, "other"),
                Blocked("true", "other"),
                Blocked("true", "other", "again")
            ),
            new(Block, "one switch off", "fail block restrictPublicBuckets", Files, Blocked("false")),
            new(
                Block,
                "switches not said",
                "fail block blockPublicAcls, fail block blockPublicPolicy, fail block ignorePublicAcls, fail block restrictPublicBuckets",
                Files,
                new Part(BucketPublicAccess, "block", """{"bucket":"${bucket.id}"}""")
            ),
            new(Block, "the older spelling", Case.Pass, new Part("aws:s3/bucketV2:BucketV2", "bucket"), Blocked("true")),
            new(Acl, "nothing said", Case.Pass, Files),
            new(Acl, "private", Case.Pass, new Part(Bucket, "bucket", """{"acl":"private"}"""), Owned("BucketOwnerEnforced")),
            new(Acl, "public", "fail bucket acl", new Part(Bucket, "bucket", """{"acl":"public-read"}""")),
            new(
                Acl,
                "public beside it",
                "fail acl acl",
                Files,
                new Part("aws:s3/bucketAclV2:BucketAclV2", "acl", """{"bucket":"${bucket.id}","acl":"authenticated-read"}""")
            ),
            new(Acl, "objects of others", "fail owner rule.objectOwnership", Files, Owned("ObjectWriter")),
            new(
                Star,
                "a policy that denies plain HTTP",
                Case.Pass,
                Files,
                Says("Deny", "\"*\"", """,\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"false\"}}""")
            ),
            new(Star, "everybody", "fail policy policy", Files, Says("Allow", "\"*\"")),
            new(Star, "everybody, the long way", "fail policy policy", Files, Says("Allow", """{"AWS":["*"]}""")),
            new(
                Star,
                "everybody of an organisation",
                Case.Pass,
                Files,
                Says("Allow", "\"*\"", """,\"Condition\":{\"StringEquals\":{\"aws:PrincipalOrgID\":\"o-1\"}}""")
            ),
            new(
                Star,
                "everybody but an account",
                "fail policy policy",
                Files,
                Says("Allow", "\"*\"", """,\"Condition\":{\"StringNotEquals\":{\"aws:PrincipalAccount\":\"1\"}}""")
            ),
            new(Star, "nobody", "fail policy policy", Files, Says("Deny", "\"*\"")),
            new(Star, "no policy", Case.NotApplicable, Files),
            new(
                Star,
                "a policy that is not known",
                "unknown policy policy",
                Files,
                new Part(BucketPolicy, "policy", """{"bucket":"${bucket.id}","policy":"${bucket.policy}"}""")
            ),
            new(Name, "a name", Case.Pass, new Part(Bucket, "bucket", """{"bucket":"models-eu-west-1"}""")),
            new(Name, "none", Case.Pass, Files),
            new(Name, "none, and a logical name that does not do", "fail My_Bucket bucket", new Part(Bucket, "My_Bucket")),
            new(Name, "dots", "fail bucket bucket", new Part(Bucket, "bucket", """{"bucket":"models.example.com"}""")),
            new(Name, "too long", "fail bucket bucket", new Part(Bucket, "bucket", $$"""{"bucket":"{{new string('a', 64)}}"}""")),
            new(
                Name,
                "not known",
                "unknown bucket bucket",
                new Part(Vpc, "vpc"),
                new Part(Bucket, "bucket", """{"bucket":"models-${vpc.id}"}""")
            ),
            new(Immutable, "immutable", Case.Pass, new Part(Repository, "images", """{"imageTagMutability":"IMMUTABLE"}""")),
            new(Immutable, "nothing said", "fail images imageTagMutability", new Part(Repository, "images")),
            new(PublicImages, "no policy", Case.Pass, new Part(Repository, "images")),
            new(
                PublicImages,
                "everybody",
                "fail policy policy",
                new Part(
                    RepositoryPolicy,
                    "policy",
                    Json("""{"Statement":[{"Effect":"Allow","Principal":"*","Action":"ecr:BatchGetImage"}]}""")
                )
            ),
            new(
                PublicImages,
                "an account",
                Case.Pass,
                new Part(
                    RepositoryPolicy,
                    "policy",
                    Json("""{"Statement":[{"Effect":"Allow","Principal":{"AWS":"123456789012"},"Action":"ecr:BatchGetImage"}]}""")
                )
            ),
            new(PublicImages, "the public registry", "fail images", new Part(PublicRepository, "images")),
            new(KeyRule, "an account", Case.Pass, KeyOf("")),
            new(KeyRule, "nothing said", "fail key policy", new Part(Key, "key")),
            new(
                KeyRule,
                "everybody",
                "fail key policy",
                KeyOf(""",{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"kms:Decrypt","Resource":"*"}""")
            ),
            new(
                KeyRule,
                "everybody of an account through a service",
                Case.Pass,
                KeyOf(
                    """,{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"kms:Decrypt","Resource":"*","Condition":{"StringEquals":{"kms:CallerAccount":"1"}}}"""
                )
            ),
            new(KeyRule, "a log group that may not use it", "fail key policy", KeyOf(""), Logs),
            new(
                KeyRule,
                "a log group that may",
                Case.Pass,
                KeyOf(
                    """,{"Effect":"Allow","Principal":{"Service":"logs.eu-west-1.amazonaws.com"},"Action":"kms:GenerateDataKey*","Resource":"*"}"""
                ),
                Logs
            ),
            new(
                KeyRule,
                "a policy beside it",
                Case.Pass,
                new Part(Key, "key"),
                new Part(KeyPolicy, "policy", """{"keyId":"${key.id}","policy":"{\"Statement\":[]}"}""")
            ),
            new(
                KeyRule,
                "a policy that locks its owner out",
                "fail key bypassPolicyLockoutSafetyCheck",
                KeyOf("", """,  "bypassPolicyLockoutSafetyCheck":true""")
            ),
            new(Volumes, "a class that encrypts", Case.Pass, Class("""{"encrypted":"true"}""")),
            new(Volumes, "a class that says nothing", "fail class parameters.encrypted", Class("{}")),
            new(Volumes, "a class that says nothing where the account encrypts", Case.Pass, Class("{}"), new Part(EbsByDefault, "default")),
            new(Volumes, "another driver", Case.NotApplicable, new Part(StorageClass, "class", """{"provisioner":"fsx.csi.aws.com"}""")),
            new(Volumes, "a file system that says nothing", "fail files encrypted", new Part(EfsFileSystem, "files")),
            new(Protected, "protected", Case.Pass, new Part(Bucket, "bucket", """{"forceDestroy":false}""", Protect: true)),
            new(Protected, "not protected", "fail key", new Part(Key, "key")),
            new(Protected, "emptied", "fail bucket forceDestroy", new Part(Bucket, "bucket", """{"forceDestroy":true}""", Protect: true)),
            new(
                Protected,
                "images emptied",
                "fail images forceDelete",
                new Part(Repository, "images", """{"forceDelete":true}""", Protect: true)
            ),
        ];

    private static Part Logs => new(LogGroup, "logs", """{"kmsKeyId":"${key.arn}"}""");

    private static Part Blocked(string last, string bucket = "bucket", string name = "block") =>
        new(
            BucketPublicAccess,
            name,
            $$$"""{"bucket":"${{{{bucket}}}.id}","blockPublicAcls":true,"blockPublicPolicy":true,"ignorePublicAcls":true,"restrictPublicBuckets":{{{last}}}}"""
        );

    private static Part Owned(string how) =>
        new(BucketOwnership, "owner", $$$"""{"bucket":"${bucket.id}","rule":{"objectOwnership":"{{{how}}}"}}""");

    private static Part Says(string effect, string principal, string more = "") =>
        new(
            BucketPolicy,
            "policy",
            $$"""{"bucket":"${bucket.id}","policy":"{\"Statement\":[{\"Effect\":\"{{effect}}\",\"Principal\":{{principal.Replace("\"", "\\\"", StringComparison.Ordinal)}},\"Action\":\"s3:*\",\"Resource\":\"*\"{{more}}}]}"}"""
        );

    private static string Json(string policy) => $$"""{"policy":"{{policy.Replace("\"", "\\\"", StringComparison.Ordinal)}}"}""";

    private static Part KeyOf(string more, string inputs = "")
    {
        var policy =
            """{"Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:root"},"Action":"kms:*","Resource":"*"}"""
            + more
            + "]}";
        return new Part(Key, "key", Json(policy).TrimEnd('}') + inputs + "}");
    }

    private static Part Class(string parameters) =>
        new(StorageClass, "class", $$"""{"provisioner":"ebs.csi.aws.com","parameters":{{parameters}}}""");
}
