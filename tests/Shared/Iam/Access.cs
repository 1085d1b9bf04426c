using MlInfra.Planner.Model;
using MlInfra.Planner.Policies;
using MlInfra.Planner.Policies.Reading;

namespace MlInfra.Tests.Shared.Iam;

/// <summary>What the policies of a plan let its identities do, judged as IAM does: a denial wins, and nothing is allowed by itself.</summary>
// Source: docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html (2026-11-21).
internal sealed class Access
{
    private readonly PlanView _view;
    private readonly List<(PolicyText Text, PolicyDocument Document)> _documents;

    public Access(Plan plan)
    {
        _view = new PlanView(plan);
        Arns = new ArnResolver(plan);
        _documents = [.. PolicyText.In(plan).Select(t => (t, PolicyDocument.Read(Arns.Resolve(t.Json))!))];
    }

    public ArnResolver Arns { get; }

    /// <summary>Whether a role may do what a request asks. Null: somebody without credentials asks.</summary>
    public bool May(PlannedResource? role, string request) => May(role, AccessRequest.Parse(request, Arns));

    /// <summary>Policies of AWS itself that a role has, by name. What they say is not in the plan.</summary>
    public IEnumerable<string> ManagedByAws(PlannedResource role) =>
        _view
            .Users(role, "role", "aws:iam/rolePolicyAttachment:RolePolicyAttachment")
            .Select(a => a.Text("policyArn"))
            .Where(arn => arn.StartsWith("arn:aws:iam::aws:policy/", StringComparison.Ordinal))
            .Select(arn => arn[(arn.LastIndexOf('/') + 1)..])
            .Order(StringComparer.Ordinal);

    private bool May(PlannedResource? role, AccessRequest request)
    {
        var (identity, boundary) = role is null ? ([], null) : (OfRole(role).ToList(), Boundary(role));
        var resource = OfResource(request).ToList();
        var named = resource.SelectMany(d => d.Statements).Where(s => IsNamed(s, role)).ToList();
        if (Denies(identity, request) || named.Any(s => !s.IsAllow && Fits(s, request)))
            return false;
        var isBounded = boundary is null || (Allows([boundary], request) && !Denies([boundary], request));
        var isDirect = named.Any(s => s.IsAllow && Fits(s, request) && !IsOnlyAccount(s));
        // The policy of a key has to let the account in before policies of the account count.
        var isLetIn = !IsKey(request) || resource.Count == 0 || named.Any(s => s.IsAllow && Fits(s, request));
        return isBounded && (isDirect || (isLetIn && Allows(identity, request)));
    }

    private IEnumerable<PolicyDocument> OfRole(PlannedResource role) =>
        _documents
            .Where(d =>
                d.Text.Kind == PolicyKind.RoleInline
                && (d.Text.Holder == role || _view.Targets(d.Text.Holder, "role", role.Type).Contains(role))
            )
            .Concat(_documents.Where(d => d.Text.Kind == PolicyKind.Managed && IsAttached(d.Text.Holder, role)))
            .Select(d => d.Document);

    private bool IsAttached(PlannedResource policy, PlannedResource role) =>
        _view
            .Users(policy, "policyArn", "aws:iam/rolePolicyAttachment:RolePolicyAttachment")
            .Any(a => _view.Targets(a, "role", role.Type).Contains(role))
        || _view.Targets(role, "managedPolicyArns", policy.Type).Contains(policy);

    private PolicyDocument? Boundary(PlannedResource role)
    {
        var policy = _view.Targets(role, "permissionsBoundary", "aws:iam/policy:Policy").FirstOrDefault();
        return policy is null ? null : _documents.Single(d => d.Text.Holder == policy).Document;
    }

    private IEnumerable<PolicyDocument> OfResource(AccessRequest request) =>
        _documents.Where(d => IsOf(d.Text, request.Resource)).Select(d => d.Document);

    private bool IsOf(PolicyText text, string arn) =>
        text.Kind switch
        {
            PolicyKind.Bucket => Owner(text, "bucket", "aws:s3/bucket:Bucket") is { } bucket
                && (arn == bucket || arn.StartsWith($"{bucket}/", StringComparison.Ordinal)),
            PolicyKind.Key => Owner(text, "keyId", "aws:kms/key:Key") == arn,
            PolicyKind.Queue => Owner(text, "queueUrl", "aws:sqs/queue:Queue") == arn,
            _ => false,
        };

    private string? Owner(PolicyText text, string path, string type)
    {
        var owner = text.Holder.Type == type ? text.Holder : _view.Targets(text.Holder, path, type).FirstOrDefault();
        return owner is null ? null : Arns.Arn(owner);
    }

    private bool IsNamed(PolicyStatement statement, PlannedResource? role)
    {
        if (!statement.NotPrincipals.IsEmpty)
            return !statement.NotPrincipals.Any(p => Is(p, role));
        return statement.Principals.Any(p => Is(p, role));
    }

    private bool Is(PolicyPrincipal principal, PlannedResource? role) =>
        principal.Kind == "AWS"
        && (principal.Value == "*" || (role is not null && (principal.Value == Arns.Arn(role) || IsAccount(principal.Value))));

    private bool IsAccount(string principal) => principal == Arns.Account || principal == $"arn:aws:iam::{Arns.Account}:root";

    // To let the account in means that its own policies decide.
    private bool IsOnlyAccount(PolicyStatement statement) => statement.Principals.All(p => IsAccount(p.Value));

    private static bool IsKey(AccessRequest request) => request.Action.StartsWith("kms:", StringComparison.Ordinal);

    private static bool Allows(IEnumerable<PolicyDocument> documents, AccessRequest request) =>
        documents.SelectMany(d => d.Statements).Any(s => s.IsAllow && Fits(s, request));

    private static bool Denies(IEnumerable<PolicyDocument> documents, AccessRequest request) =>
        documents.SelectMany(d => d.Statements).Any(s => !s.IsAllow && Fits(s, request));

    private static bool Fits(PolicyStatement statement, AccessRequest request) =>
        statement.Covers(request.Action) && IsAbout(statement, request.Resource) && Conditions.Hold(statement, request);

    private static bool IsAbout(PolicyStatement statement, string arn) =>
        statement.NotResources.IsEmpty
            ? statement.Resources.Any(r => Wildcard.Matches(r, arn))
            : !statement.NotResources.Any(r => Wildcard.Matches(r, arn));
}
