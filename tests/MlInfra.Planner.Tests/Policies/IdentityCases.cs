using static MlInfra.Planner.Policies.Reading.AwsTypes;
using static MlInfra.Planner.Policies.Reading.KubernetesTypes;

namespace MlInfra.Planner.Tests.Policies;

internal static class IdentityCases
{
    private const string StarStar = "iam.no-star-star";
    private const string Escalation = "iam.no-escalation-path";
    private const string Admin = "iam.no-admin-managed-policy";
    private const string Trust = "iam.trust-named";
    private const string WebIdentity = "iam.irsa-trust-exact";
    private const string PodRule = "iam.pod-identity-association-valid";
    private const string PassRole = "iam.passrole-bounded";
    private const string Issuer = "oidc.eks.eu-west-1.amazonaws.com/id/1";
    private const string Hub = "token.actions.githubusercontent.com";

    public static IEnumerable<Case> All =>
        [
            new(StarStar, "one action", Case.Pass, Policy("\"s3:GetObject\"", "\"*\"")),
            new(StarStar, "everything", "fail policy policy", Policy("\"*\"", "\"*\"")),
            new(StarStar, "a service", "fail policy policy", Policy("[\"ec2:Describe*\",\"kms:*\"]", "\"*\"")),
            new(StarStar, "a service on one thing", Case.Pass, Policy("\"s3:*\"", "\"arn:aws:s3:::bucket/*\"")),
            new(StarStar, "everything but", "fail policy policy", Document("""{"Effect":"Allow","NotAction":"iam:*","Resource":"*"}""")),
            new(StarStar, "a denial", Case.Pass, Document("""{"Effect":"Deny","Action":"*","Resource":"*"}""")),
            new(
                StarStar,
                "inline in the role",
                "fail role inlinePolicies[0].policy",
                new Part(
                    Role,
                    "role",
                    $$"""{"inlinePolicies":[{"policy":{{Quoted("""{"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""")}}}]}"""
                )
            ),
            new(
                StarStar,
                "a policy of its own",
                "fail managed policy",
                Managed,
                new Part(Role, "role"),
                new Part(RoleAttachment, "attached", """{"role":"${role.name}","policyArn":"${managed.arn}"}""")
            ),
            new(
                StarStar,
                "only a boundary, which gives nothing",
                Case.NotApplicable,
                Managed,
                new Part(Role, "role", """{"permissionsBoundary":"${managed.arn}"}""")
            ),
            new(
                StarStar,
                "a boundary that is attached too",
                "fail managed policy",
                Managed,
                new Part(Role, "role", """{"permissionsBoundary":"${managed.arn}"}"""),
                new Part(RoleAttachment, "attached", """{"role":"${role.name}","policyArn":"${managed.arn}"}""")
            ),
            new(
                StarStar,
                "not known",
                "unknown policy policy",
                new Part(Vpc, "vpc"),
                new Part(RolePolicy, "policy", """{"policy":"${vpc.arn}"}""")
            ),
            new(StarStar, "none", Case.NotApplicable, new Part(Role, "role")),
            new(Escalation, "one bucket", Case.Pass, Policy("\"s3:GetObject\"", "\"arn:aws:s3:::bucket/*\"")),
            new(Escalation, "every bucket", "fail policy policy", Policy("\"s3:GetObject\"", "\"arn:aws:s3:::*/*\"")),
            new(Escalation, "every secret", "fail policy policy", Policy("\"secretsmanager:Get*\"", "\"*\"")),
            new(Escalation, "every role", "fail policy policy", Policy("\"iam:PutRolePolicy\"", "\"arn:aws:iam::123456789012:role/*\"")),
            new(
                Escalation,
                "roles of one name",
                Case.Pass,
                Policy("\"iam:PutRolePolicy\"", "\"arn:aws:iam::123456789012:role/mlinfra-dev-*\"")
            ),
            new(
                Escalation,
                "every role within a boundary",
                Case.Pass,
                Policy("\"iam:PutRolePolicy\"", "\"*\"", ",\"Condition\":{\"StringEquals\":{\"iam:PermissionsBoundary\":\"arn:b\"}}")
            ),
            new(
                Escalation,
                "every role where the boundary is another one",
                "fail policy policy",
                Policy("\"iam:PutRolePolicy\"", "\"*\"", ",\"Condition\":{\"StringNotEquals\":{\"iam:PermissionsBoundary\":\"arn:b\"}}")
            ),
            new(Escalation, "what only looks", Case.Pass, Policy("[\"ec2:DescribeImages\",\"autoscaling:DescribeTags\"]", "\"*\"")),
            new(
                Escalation,
                "everything but a service",
                "fail policy policy",
                Document("""{"Effect":"Allow","NotAction":"s3:*","Resource":"*"}""")
            ),
            new(Admin, "a policy for nodes", Case.Pass, Attached("AmazonEKSWorkerNodePolicy")),
            new(Admin, "administrators", "fail attached policyArn", Attached("AdministratorAccess")),
            new(
                Admin,
                "administrators of rights, in the role",
                "fail role managedPolicyArns[0]",
                new Part(Role, "role", """{"managedPolicyArns":["arn:aws:iam::aws:policy/IAMFullAccess"]}""")
            ),
            new(Admin, "none", Case.NotApplicable, new Part(Role, "role")),
            new(Trust, "a service", Case.Pass, Trusting("""{"Service":"ec2.amazonaws.com"}""")),
            new(Trust, "anybody", "fail role assumeRolePolicy", Trusting("\"*\"")),
            new(Trust, "anybody of an account", "fail role assumeRolePolicy", Trusting("""{"AWS":"arn:aws:iam::*:role/ci"}""")),
            new(Trust, "another account", "fail role assumeRolePolicy", Trusting("""{"AWS":"arn:aws:iam::210987654321:root"}""")),
            new(
                Trust,
                "another account with an external id",
                Case.Pass,
                Trusting("""{"AWS":"210987654321"}""", ",\"Condition\":{\"StringEquals\":{\"sts:ExternalId\":\"x\"}}")
            ),
            new(
                Trust,
                "the account itself",
                Case.Pass,
                new Part(Provider, "aws", """{"allowedAccountIds":["123456789012"]}"""),
                Trusting("""{"AWS":"arn:aws:iam::123456789012:role/ci"}""")
            ),
            new(
                Trust,
                "everybody but",
                "fail role assumeRolePolicy",
                new Part(Role, "role", Trusted("""{"Effect":"Allow","NotPrincipal":{"AWS":"1"},"Action":"sts:AssumeRole"}"""))
            ),
            new(WebIdentity, "no web identity", Case.NotApplicable, Trusting("""{"Service":"ec2.amazonaws.com"}""")),
            new(
                WebIdentity,
                "a planned service account",
                Case.Pass,
                Web(Issuer, "StringEquals", "system:serviceaccount:serving:fraud"),
                Account
            ),
            new(
                WebIdentity,
                "one that is not planned",
                "fail role assumeRolePolicy",
                Web(Issuer, "StringEquals", "system:serviceaccount:serving:other"),
                Account
            ),
            new(
                WebIdentity,
                "all of a namespace",
                "fail role assumeRolePolicy",
                Web(Issuer, "StringLike", "system:serviceaccount:serving:*"),
                Account
            ),
            new(WebIdentity, "a branch of a repository", Case.Pass, Web(Hub, "StringEquals", "repo:owner/infra:ref:refs/heads/main")),
            new(WebIdentity, "all of a repository", Case.Pass, Web(Hub, "StringLike", "repo:owner/infra:*")),
            new(WebIdentity, "repositories that begin so", "fail role assumeRolePolicy", Web(Hub, "StringLike", "repo:owner/infra*")),
            new(WebIdentity, "all of an owner", "fail role assumeRolePolicy", Web(Hub, "StringLike", "repo:owner/*")),
            new(
                WebIdentity,
                "no subject, no audience",
                "fail role assumeRolePolicy",
                new Part(
                    Role,
                    "role",
                    Trusted("""{"Effect":"Allow","Principal":{"Federated":"arn:p"},"Action":"sts:AssumeRoleWithWebIdentity"}""")
                )
            ),
            new(PodRule, "role and account", Case.Pass, Pods(), Account, Associated("fraud")),
            new(PodRule, "an account that nobody makes", "fail association serviceAccount", Pods(), Account, Associated("other")),
            new(
                PodRule,
                "an account that a chart may make",
                Case.Pass,
                Pods(),
                new Part(Release, "chart", """{"chart":"x","namespace":"serving"}"""),
                Associated("other")
            ),
            new(
                PodRule,
                "a role for nodes",
                "fail association roleArn",
                Trusting("""{"Service":"ec2.amazonaws.com"}"""),
                Account,
                Associated("fraud")
            ),
            new(
                PodRule,
                "a role without the tags of the session",
                "fail association roleArn",
                Pods("\"sts:AssumeRole\""),
                Account,
                Associated("fraud")
            ),
            new(
                PodRule,
                "a role that is there",
                "unknown association roleArn",
                Account,
                new Part(
                    PodIdentity,
                    "association",
                    """{"namespace":"serving","serviceAccount":"fraud","roleArn":"arn:aws:iam::123456789012:role/x"}"""
                )
            ),
            new(
                PodRule,
                "an add-on with a role for nodes",
                "fail addon podIdentityAssociations[0].roleArn",
                Trusting("""{"Service":"ec2.amazonaws.com"}"""),
                new Part(Addon, "addon", """{"podIdentityAssociations":[{"roleArn":"${role.arn}","serviceAccount":"aws-node"}]}""")
            ),
            new(PassRole, "no such right", Case.NotApplicable, Policy("\"s3:GetObject\"", "\"*\"")),
            new(
                PassRole,
                "one role to one service",
                Case.Pass,
                Policy(
                    "\"iam:PassRole\"",
                    "\"arn:aws:iam::123456789012:role/nodes\"",
                    ",\"Condition\":{\"StringEquals\":{\"iam:PassedToService\":\"ec2.amazonaws.com\"}}"
                )
            ),
            new(
                PassRole,
                "one role to any service",
                "fail policy policy",
                Policy("\"iam:PassRole\"", "\"arn:aws:iam::123456789012:role/nodes\"")
            ),
            new(
                PassRole,
                "any role",
                "fail policy policy",
                Policy("\"iam:Pass*\"", "\"*\"", ",\"Condition\":{\"StringEquals\":{\"iam:PassedToService\":\"ec2.amazonaws.com\"}}")
            ),
        ];

    private static Part Account => new(ServiceAccount, "account", """{"metadata":{"namespace":"serving","name":"fraud"}}""");

    private static Part Managed =>
        new(ManagedPolicy, "managed", $$"""{"policy":{{Quoted("""{"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""")}}}""");

    private static string Quoted(string json) => $"\"{json.Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static Part Document(string statement) =>
        new(RolePolicy, "policy", $$"""{"policy":{{Quoted($$"""{"Statement":[{{statement}}]}""")}}}""");

    private static Part Policy(string action, string resource, string more = "") =>
        Document($$"""{"Effect":"Allow","Action":{{action}},"Resource":{{resource}}{{more}}}""");

    private static Part Attached(string policy) =>
        new(RoleAttachment, "attached", $$"""{"policyArn":"arn:aws:iam::aws:policy/{{policy}}"}""");

    private static string Trusted(string statement) => $$"""{"assumeRolePolicy":{{Quoted($$"""{"Statement":[{{statement}}]}""")}}}""";

    private static Part Trusting(string principal, string more = "") =>
        new(Role, "role", Trusted($$"""{"Effect":"Allow","Principal":{{principal}},"Action":"sts:AssumeRole"{{more}}}"""));

    private static Part Web(string issuer, string by, string subject)
    {
        var condition =
            by == "StringEquals"
                ? $"{{\"StringEquals\":{{\"{issuer}:aud\":\"sts.amazonaws.com\",\"{issuer}:sub\":\"{subject}\"}}}}"
                : $"{{\"StringEquals\":{{\"{issuer}:aud\":\"sts.amazonaws.com\"}},\"{by}\":{{\"{issuer}:sub\":\"{subject}\"}}}}";
        return new Part(
            Role,
            "role",
            Trusted(
                $$"""{"Effect":"Allow","Principal":{"Federated":"arn:p"},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{{condition}}}"""
            )
        );
    }

    private static Part Pods(string actions = "[\"sts:AssumeRole\",\"sts:TagSession\"]") =>
        new(Role, "role", Trusted($$$"""{"Effect":"Allow","Principal":{"Service":"pods.eks.amazonaws.com"},"Action":{{{actions}}}}"""));

    private static Part Associated(string account) =>
        new(PodIdentity, "association", $$"""{"namespace":"serving","serviceAccount":"{{account}}","roleArn":"${role.arn}"}""");
}
