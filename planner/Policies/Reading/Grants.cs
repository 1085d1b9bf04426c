using MlInfra.Planner.Model;

namespace MlInfra.Planner.Policies.Reading;

/// <summary>A document that says what an identity may do.</summary>
/// <param name="Resource">The resource that holds it.</param>
/// <param name="Path">Path of the document there.</param>
/// <param name="Text">The document as it stands in the plan.</param>
/// <param name="Document">The document. Null: it is none, or not known.</param>
/// <param name="Roles">The roles that it is given to.</param>
internal sealed record Grant(
    PlannedResource Resource,
    string Path,
    string Text,
    PolicyDocument? Document,
    IReadOnlyList<PlannedResource> Roles
)
{
    /// <summary>The statements that allow something.</summary>
    public IEnumerable<PolicyStatement> Allowed => Document?.Statements.Where(s => s.IsAllow) ?? [];
}

/// <summary>Every document of the plan that gives an identity something: inline, of its own, or managed and attached.</summary>
internal static class Grants
{
    public static IEnumerable<Grant> In(PlanView plan) =>
        [
            .. plan.OfType(AwsTypes.RolePolicy).SelectMany(p => One(plan, p, "policy", plan.Targets(p, "role", AwsTypes.Role))),
            .. plan.OfType(AwsTypes.UserPolicy, AwsTypes.GroupPolicy).SelectMany(p => One(plan, p, "policy", [])),
            .. plan.OfType(AwsTypes.ManagedPolicy)
                .Where(p => !IsOnlyBoundary(plan, p))
                .SelectMany(p => One(plan, p, "policy", Attached(plan, p))),
            .. plan.OfType(AwsTypes.Role).SelectMany(role => Inline(plan, role)),
        ];

    /// <summary>The documents of one role.</summary>
    public static IEnumerable<Grant> Of(PlanView plan, PlannedResource role) => plan.AllGrants.Where(g => g.Roles.Contains(role));

    // A boundary gives nothing: it only cuts off what others give.
    private static bool IsOnlyBoundary(PlanView plan, PlannedResource policy) =>
        plan.Users(policy, "permissionsBoundary", AwsTypes.Role).Any()
        && !Attachments(plan, policy).Any()
        && !plan.Users(policy, "managedPolicyArns", AwsTypes.Role).Any();

    private static IEnumerable<PlannedResource> Attached(PlanView plan, PlannedResource policy) =>
        Attachments(plan, policy)
            .SelectMany(a => plan.Targets(a, "role", AwsTypes.Role).Concat(plan.Targets(a, "roles", AwsTypes.Role)))
            .Concat(plan.Users(policy, "managedPolicyArns", AwsTypes.Role))
            .Distinct();

    private static IEnumerable<PlannedResource> Attachments(PlanView plan, PlannedResource policy) =>
        Attaching.SelectMany(type => plan.Users(policy, "policyArn", type));

    private static IEnumerable<Grant> Inline(PlanView plan, PlannedResource role) =>
        Values.Items(role.Inputs, "inlinePolicies").SelectMany(item => One(plan, role, PropertyPath.Key(item.Path, "policy"), [role]));

    private static IEnumerable<Grant> One(PlanView plan, PlannedResource holder, string path, IEnumerable<PlannedResource> roles) =>
        Values.Text(holder.Inputs, path) is { } text ? [new Grant(holder, path, text, plan.Document(text), [.. roles])] : [];

    /// <summary>Types that give a policy of its own to somebody.</summary>
    public static IReadOnlyList<string> Attaching { get; } =
    [AwsTypes.RoleAttachment, AwsTypes.UserAttachment, AwsTypes.GroupAttachment, AwsTypes.PolicyAttachment];
}
