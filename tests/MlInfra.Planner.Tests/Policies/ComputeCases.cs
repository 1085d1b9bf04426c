using static MlInfra.Planner.Policies.Reading.AwsTypes;
using static MlInfra.Planner.Policies.Reading.KubernetesTypes;

namespace MlInfra.Planner.Tests.Policies;

internal static class ComputeCases
{
    private const string Endpoint = "cmp.eks-endpoint-private";
    private const string Ranges = "cmp.eks-public-cidrs-bounded";
    private const string Secrets = "cmp.eks-secrets-envelope";
    private const string Engine = "cmp.aks-network-policy-engine";
    private const string Ssh = "cmp.eks-no-open-node-ssh";
    private const string Imds = "cmp.imdsv2-hop-limit";
    private const string Volumes = "cmp.node-volume-encrypted";
    private const string PublicIp = "cmp.node-no-public-ip";
    private const string UserData = "cmp.no-secret-in-user-data";

    private static readonly Part Strict = Template("""{"metadataOptions":{"httpTokens":"required","httpPutResponseHopLimit":1}}""");

    public static IEnumerable<Case> All =>
        [
            new(Endpoint, "private", Case.Pass, Cluster("""{"vpcConfig":{"endpointPrivateAccess":true,"endpointPublicAccess":false}}""")),
            new(
                Endpoint,
                "nothing said, which is public",
                "fail cluster vpcConfig.endpointPrivateAccess, fail cluster vpcConfig.endpointPublicAccess",
                Cluster("""{"vpcConfig":{}}""")
            ),
            new(
                Endpoint,
                "both",
                "fail cluster vpcConfig.endpointPublicAccess",
                Cluster("""{"vpcConfig":{"endpointPrivateAccess":true,"endpointPublicAccess":true}}""")
            ),
            new(Endpoint, "no cluster", Case.NotApplicable),
            new(Ranges, "private", Case.NotApplicable, Cluster("""{"vpcConfig":{"endpointPublicAccess":false}}""")),
            new(Ranges, "an office", Case.Pass, Cluster("""{"vpcConfig":{"publicAccessCidrs":["203.0.113.0/24"]}}""")),
            new(Ranges, "nothing said", "fail cluster vpcConfig.publicAccessCidrs", Cluster("""{"vpcConfig":{}}""")),
            new(
                Ranges,
                "the world",
                "fail cluster vpcConfig.publicAccessCidrs[1]",
                Cluster("""{"vpcConfig":{"publicAccessCidrs":["203.0.113.0/24","0.0.0.0/0"]}}""")
            ),
            new(
                Ranges,
                "too wide",
                "fail cluster vpcConfig.publicAccessCidrs[0]",
                Cluster("""{"vpcConfig":{"publicAccessCidrs":["203.0.0.0/12"]}}""")
            ),
            new(Secrets, "a key of the plan", Case.Pass, new Part(Key, "key"), Encrypted("${key.arn}")),
            new(Secrets, "a key that is there", Case.Pass, Encrypted("arn:aws:kms:eu-west-1:123456789012:key/1")),
            new(Secrets, "nothing said", "fail cluster encryptionConfig.resources", Cluster("{}")),
            new(
                Secrets,
                "an output that is no key",
                "unknown cluster encryptionConfig.provider.keyArn",
                new Part(Bucket, "b"),
                Encrypted("${b.arn}")
            ),
            new(Engine, "the add-on enforces", Case.Pass, Cluster("{}"), Cni("""{\"enableNetworkPolicy\":\"true\"}""")),
            new(
                Engine,
                "the add-on does not",
                "fail cni configurationValues",
                Cluster("{}"),
                Cni("""{\"enableNetworkPolicy\":\"false\"}""")
            ),
            new(Engine, "no add-on", "fail cluster", Cluster("{}")),
            new(
                Engine,
                "another engine",
                Case.Pass,
                Cluster("{}"),
                new Part(Release, "cilium", """{"chart":"oci://quay.io/cilium/cilium"}""")
            ),
            new(Ssh, "nothing said", Case.Pass, Group("{}")),
            new(Ssh, "a key for groups", Case.Pass, Group("""{"remoteAccess":{"ec2SshKey":"k","sourceSecurityGroupIds":["sg-1"]}}""")),
            new(
                Ssh,
                "a key for everybody",
                "fail nodes remoteAccess.sourceSecurityGroupIds",
                Group("""{"remoteAccess":{"ec2SshKey":"k"}}""")
            ),
            new(Imds, "tokens and one hop", Case.Pass, Strict),
            new(
                Imds,
                "nothing said",
                "fail template metadataOptions.httpTokens, fail template metadataOptions.httpPutResponseHopLimit",
                Template("{}")
            ),
            new(
                Imds,
                "two hops",
                "fail template metadataOptions.httpPutResponseHopLimit",
                Template("""{"metadataOptions":{"httpTokens":"required","httpPutResponseHopLimit":2}}""")
            ),
            new(Imds, "switched off", Case.Pass, Template("""{"metadataOptions":{"httpEndpoint":"disabled"}}""")),
            new(Imds, "a pool without a template", "fail nodes launchTemplate", Group("{}")),
            new(Imds, "Karpenter's own default", Case.Pass, new Part(NodeClass, "class", """{"spec":{}}""")),
            new(
                Imds,
                "Karpenter told otherwise",
                "fail class spec.metadataOptions.httpPutResponseHopLimit",
                new Part(NodeClass, "class", """{"spec":{"metadataOptions":{"httpPutResponseHopLimit":2}}}""")
            ),
            new(Volumes, "the root volume", Case.Pass, Disk("/dev/xvda", "\"true\"")),
            new(
                Volumes,
                "not said",
                "fail template blockDeviceMappings[0].ebs.encrypted",
                Template("""{"blockDeviceMappings":[{"deviceName":"/dev/xvda","ebs":{}}]}""")
            ),
            new(Volumes, "only a second volume", "fail template blockDeviceMappings", Disk("/dev/xvdb", "\"true\"")),
            new(Volumes, "nothing said", "fail template blockDeviceMappings", Template("{}")),
            new(Volumes, "the account encrypts", Case.Pass, Template("{}"), new Part(EbsByDefault, "default")),
            new(
                Volumes,
                "the account is told not to",
                "fail template blockDeviceMappings",
                Template("{}"),
                new Part(EbsByDefault, "default", """{"enabled":false}""")
            ),
            new(
                Volumes,
                "Karpenter told otherwise",
                "fail class spec.blockDeviceMappings[0].ebs.encrypted",
                new Part(NodeClass, "class", """{"spec":{"blockDeviceMappings":[{"ebs":{"encrypted":false}}]}}""")
            ),
            new(PublicIp, "nothing said", Case.Pass, Template("{}")),
            new(
                PublicIp,
                "asked for",
                "fail template networkInterfaces[0].associatePublicIpAddress",
                Template("""{"networkInterfaces":[{"associatePublicIpAddress":"true"}]}""")
            ),
            new(UserData, "nothing", Case.Pass, Template("{}")),
            new(UserData, "a script", Case.Pass, Encoded("#!/bin/sh\\nTOKEN=$(get-token)\\npassword: ${PASSWORD}\\n")),
            new(UserData, "an access key", "fail template userData", Encoded("export KEY=AKIAIOSFODNN7EXAMPLE")),
            new(UserData, "a password", "fail template userData", Encoded("db_password=hunter2hunter2")),
            new(UserData, "a private key", "fail template userData", Encoded("-----BEGIN RSA PRIVATE KEY-----")),
            new(
                UserData,
                "plain text of Karpenter",
                "fail class spec.userData",
                new Part(NodeClass, "class", """{"spec":{"userData":"secret = \"0123456789\""}}""")
            ),
            new(
                UserData,
                "a secret setting",
                "fail class spec.userData",
                new Part(NodeClass, "class", """{"spec":{"userData":"login ${secret.images.password}"}}""")
            ),
        ];

    private static Part Cluster(string inputs) => new(EksCluster, "cluster", inputs);

    private static Part Encrypted(string key) =>
        Cluster($$$"""{"encryptionConfig":{"provider":{"keyArn":"{{{key}}}"},"resources":["secrets"]}}""");

    private static Part Cni(string values) =>
        new(Addon, "cni", $$"""{"addonName":"vpc-cni","clusterName":"${cluster.name}","configurationValues":"{{values}}"}""");

    private static Part Group(string inputs) => new(NodeGroup, "nodes", inputs);

    private static Part Template(string inputs) => new(LaunchTemplate, "template", inputs);

    private static Part Disk(string device, string encrypted) =>
        Template($$$"""{"blockDeviceMappings":[{"deviceName":"{{{device}}}","ebs":{"encrypted":{{{encrypted}}}}}]}""");

    private static Part Encoded(string script) =>
        Template(
            $$"""{"userData":"{{Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(script.Replace("\\n", "\n", StringComparison.Ordinal)))}}"}"""
        );
}
