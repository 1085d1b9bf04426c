using static MlInfra.Planner.Policies.Reading.AwsTypes;
using static MlInfra.Planner.Policies.Reading.KubernetesTypes;

namespace MlInfra.Planner.Tests.Policies;

internal static class ModelCases
{
    private const string Separated = "ml.artifact-writer-separated";
    private const string KeyUsable = "ml.model-key-usable";
    private const string Models = "${bucket.arn}/models/*";
    private const string Decrypt = """,{"Effect":"Allow","Action":"kms:Decrypt","Resource":"${key.arn}"}""";

    private static readonly Part[] Store =
    [
        new(Key, "key"),
        new(Bucket, "bucket"),
        new(
            BucketEncryption,
            "encryption",
            """{"bucket":"${bucket.id}","rules":[{"applyServerSideEncryptionByDefault":{"sseAlgorithm":"aws:kms","kmsMasterKeyId":"${key.arn}"}}]}"""
        ),
    ];

    private static readonly Part Endpoint = new(
        InferenceService,
        "endpoint",
        """{"metadata":{"namespace":"serving","name":"fraud"},"spec":{"predictor":{"serviceAccountName":"fraud"}}}"""
    );

    public static IEnumerable<Case> All =>
        [
            new(Separated, "reads only", Case.Pass, [.. Store, Endpoint, .. Identity("fraud", "s3:GetObject", Models)]),
            new(Separated, "nobody serves", Case.NotApplicable, [.. Store, .. Identity("fraud", "s3:*", Models)]),
            new(Separated, "writes what it serves", "fail fraud-policy policy", [.. Store, Endpoint, .. Identity("fraud", "s3:*", Models)]),
            new(
                Separated,
                "one writer",
                Case.Pass,
                [.. Store, Endpoint, .. Identity("fraud", "s3:GetObject", Models), .. Identity("promote", "s3:PutObject", Models)]
            ),
            new(
                Separated,
                "a job that writes there too",
                "fail fraud-association",
                [
                    .. Store,
                    Endpoint,
                    .. Identity("fraud", "s3:GetObject", "${bucket.arn}/models/fraud/*"),
                    .. Identity("promote", "s3:PutObject", Models),
                    .. Identity("job", "s3:PutObject", "${bucket.arn}/*"),
                ]
            ),
            new(
                Separated,
                "a job that writes elsewhere",
                Case.Pass,
                [
                    .. Store,
                    Endpoint,
                    .. Identity("fraud", "s3:GetObject", Models),
                    .. Identity("promote", "s3:PutObject", Models),
                    .. Identity("job", "s3:PutObject", "${bucket.arn}/runs/*"),
                ]
            ),
            new(KeyUsable, "may decrypt", Case.Pass, [.. Store, .. Identity("fraud", "s3:GetObject", Models, Decrypt)]),
            new(KeyUsable, "may not", "fail fraud-policy policy", [.. Store, .. Identity("fraud", "s3:GetObject", Models)]),
            new(
                KeyUsable,
                "may with another key",
                "fail fraud-policy policy",
                [
                    new Part(Key, "other"),
                    .. Store,
                    .. Identity("fraud", "s3:GetObject", Models, Decrypt.Replace("key", "other", StringComparison.Ordinal)),
                ]
            ),
            new(
                KeyUsable,
                "a bucket without a key of its own",
                Case.NotApplicable,
                [new Part(Bucket, "bucket"), .. Identity("fraud", "s3:GetObject", Models)]
            ),
        ];

    private static Part[] Identity(string name, string action, string resource, string more = "")
    {
        var policy = $$"""{"Statement":[{"Effect":"Allow","Action":"{{action}}","Resource":"{{resource}}"}{{more}}]}""";
        return
        [
            new(Role, $"{name}-role"),
            new(
                RolePolicy,
                $"{name}-policy",
                $$$"""{"role":"${{{{name}}}-role.name}","policy":"{{{policy.Replace("\"", "\\\"", StringComparison.Ordinal)}}}"}"""
            ),
            new(
                PodIdentity,
                $"{name}-association",
                $$$"""{"namespace":"serving","serviceAccount":"{{{name}}}","roleArn":"${{{{name}}}-role.arn}"}"""
            ),
        ];
    }
}
