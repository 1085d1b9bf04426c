using MlInfra.Planner.Findings;
using MlInfra.Planner.Model;
using MlInfra.Planner.Policies.Reading;

namespace MlInfra.Planner.Policies.Aws;

/// <summary>Who may become a role.</summary>
internal static class TrustRules
{
    private const string PodService = "pods.eks.amazonaws.com";

    public static Rule Named { get; } =
        new("iam.trust-named", Severity.High, plan => plan.OfType(AwsTypes.Role).SelectMany(role => Trust(plan, role, Statement)))
        {
            Holds = "each trust policy names who may take the role, and another account only with an external id or an organisation",
            Why = "A role that anybody may take is everybody's.",
            Fix = "Name the principal; for another account add a condition on sts:ExternalId or aws:PrincipalOrgID.",
            References = ["CKV_AWS_60", "CKV_AWS_61", "CKV_AWS_283"],
        };

    public static Rule WebIdentityExact { get; } =
        new("iam.irsa-trust-exact", Severity.High, plan => plan.OfType(AwsTypes.Role).SelectMany(role => Trust(plan, role, WebIdentity)))
        {
            Holds =
                "a web identity is compared by issuer, audience and subject; the subject of a cluster exactly, and its service account is planned",
            Why = "Without a subject every account of the issuer may take the role, of a public one: anybody.",
            Fix = "Compare <issuer>:aud and <issuer>:sub with StringEquals.",
            References = ["CKV_AWS_358", "CKV_AWS_393"],
        };

    public static Rule PodIdentityValid { get; } =
        new("iam.pod-identity-association-valid", Severity.High, plan => PodIdentities.In(plan).SelectMany(i => Association(plan, i)))
        {
            Holds = $"an association names a planned role that trusts {PodService}, and a planned service account",
            Why = "Otherwise the pod starts without credentials, and says so only in its own log.",
            Fix = $"Let the role trust {PodService} with sts:AssumeRole and sts:TagSession, and declare the service account.",
            References = [],
        };

    private static IEnumerable<Verdict> Trust(
        PlanView plan,
        PlannedResource role,
        Func<PlanView, PlannedResource, PolicyStatement, IEnumerable<Verdict>> judge
    )
    {
        const string Path = "assumeRolePolicy";
        if (plan.Document(Values.Text(role.Inputs, Path) ?? "") is not { } document)
            return [Verdict.Unknown(role, Path, "a policy", "The policy is known only after the deployment.")];
        return document.Statements.Where(s => s.IsAllow).SelectMany(s => judge(plan, role, s));
    }

    private static IEnumerable<Verdict> Statement(PlanView plan, PlannedResource role, PolicyStatement statement)
    {
        if (!statement.NotPrincipals.IsEmpty || (statement.Principals.IsEmpty))
            return [Verdict.Fail(role, "assumeRolePolicy", statement.Sid, "The role names nobody, or everybody but somebody.")];
        return statement.Principals.Select(p => Principal(plan, role, statement, p));
    }

    private static Verdict Principal(PlanView plan, PlannedResource role, PolicyStatement statement, PolicyPrincipal principal)
    {
        const string Path = "assumeRolePolicy";
        if (principal.Value.Contains('*'))
            return Verdict.Fail(role, Path, principal.Value, "Anybody may take the role.");
        var isForeign = principal.Kind == "AWS" && IsForeign(plan, role, principal.Value);
        var isBound = statement.Asks("sts:ExternalId", "aws:PrincipalOrgID", "aws:PrincipalOrgPaths");
        return Verdict.Of(!isForeign || isBound, role, Path, principal.Value, "Another account may take the role for whoever asks it to.");
    }

    // The provider says which accounts are ours. Where it does not, an account is taken for another one.
    private static bool IsForeign(PlanView plan, PlannedResource role, string principal)
    {
        if (Values.IsUnknown(principal))
            return false;
        var account = principal.StartsWith("arn:", StringComparison.Ordinal) ? principal.Split(':').ElementAtOrDefault(4) : principal;
        var own = plan.OfType(AwsTypes.Provider).Where(p => role.Options.Provider is null || p.Urn == role.Options.Provider);
        return !own.Any(p => Values.Texts(p.Inputs, "allowedAccountIds").Contains(account ?? ""));
    }

    private static IEnumerable<Verdict> WebIdentity(PlanView plan, PlannedResource role, PolicyStatement statement)
    {
        if (!statement.Principals.Any(p => p.Kind == "Federated") || !statement.Covers("sts:AssumeRoleWithWebIdentity"))
            yield break;
        const string Path = "assumeRolePolicy";
        var subjects = Conditions(statement, ":sub").ToList();
        var hasAudience = Conditions(statement, ":aud").Any(c => c.Operator == "StringEquals" && !c.Values.Contains("*"));
        yield return Verdict.Of(hasAudience, role, Path, null, "The audience is not compared.");
        if (subjects.Count == 0)
            yield return Verdict.Fail(role, Path, null, "The subject is not compared.");
        foreach (var (condition, subject) in subjects.SelectMany(c => c.Values.Select(v => (c, v))))
            yield return Subject(plan, role, condition, subject);
    }

    private static IEnumerable<PolicyCondition> Conditions(PolicyStatement statement, string suffix) =>
        statement.Conditions.Where(c =>
            c.Key.EndsWith(suffix, StringComparison.OrdinalIgnoreCase)
            && c.Operator is "StringEquals" or "StringLike"
            && c.Key.EndsWith(suffix, StringComparison.OrdinalIgnoreCase)
        );

    private static Verdict Subject(PlanView plan, PlannedResource role, PolicyCondition condition, string subject)
    {
        const string Path = "assumeRolePolicy";
        var parts = subject.Split(':');
        if (parts is ["system", "serviceaccount", var space, var account])
        {
            var isExact = !subject.Contains('*') && !subject.Contains('?');
            return Verdict.Of(
                isExact && ServiceAccounts.IsPlanned(plan, space, account),
                role,
                Path,
                subject,
                "No planned service account is named."
            );
        }
        // Of a public issuer the owner and the repository have to stand before the first wildcard.
        var isFixed =
            condition.Operator == "StringEquals"
            || subject.Split('*', '?')[0] is var start && start.Contains('/') && start.Split('/')[1].Contains(':');
        return Verdict.Of(isFixed, role, Path, subject, "The subject is open.");
    }

    private static IEnumerable<Verdict> Association(PlanView plan, PodIdentity identity)
    {
        var given = Values.Text(identity.Resource.Inputs, identity.RolePath);
        if (identity.Role is null)
            yield return Verdict.Unknown(identity.Resource, identity.RolePath, given, "The role is not in the plan.");
        else
            yield return Verdict.Of(
                TrustsPods(plan, identity.Role),
                identity.Resource,
                identity.RolePath,
                identity.Role.Name,
                "The role does not trust pods."
            );
        if (identity.Namespace is { } space)
            yield return Verdict.Of(
                ServiceAccounts.IsPlanned(plan, space, identity.Account ?? ""),
                identity.Resource,
                "serviceAccount",
                $"{space}/{identity.Account}",
                "Nothing in the plan makes the service account."
            );
    }

    private static bool TrustsPods(PlanView plan, PlannedResource role) =>
        plan.Document(Values.Text(role.Inputs, "assumeRolePolicy") ?? "") is { } document
        && document.Statements.Any(s =>
            s.IsAllow
            && s.Principals.Contains(new PolicyPrincipal("Service", PodService))
            && s.Covers("sts:AssumeRole")
            && s.Covers("sts:TagSession")
        );
}
