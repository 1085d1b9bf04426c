using MlInfra.Components.Settings;
using Pulumi;
using Pulumi.Aws.Iam;
using Pulumi.Utilities;

namespace MlInfra.Components.Identity;

/// <summary>
/// Roles that workflows of a GitHub repository become without a stored credential: one that looks, for pull requests, and one that deploys,
/// for the GitHub environment or the branch. Both, and each role that is deployed, are inside one permissions boundary.
/// </summary>
public sealed class AwsGithubAccess : ComponentResource
{
    /// <summary>How long a session that deploys may last, in seconds: a deployment takes more than the hour that it has otherwise.</summary>
    public const int DeploySeconds = 2 * 60 * 60;

    /// <summary>What the role that looks is for, by which it is named.</summary>
    public const string PreviewRole = "preview";

    /// <summary>What the role that deploys is for, by which it is named.</summary>
    public const string DeployRole = "deploy";

    private readonly string _name;
    private readonly AwsGithubAccessArgs _args;

    /// <summary>Declares the roles.</summary>
    /// <param name="name">Logical name.</param>
    /// <param name="args">What it needs to know.</param>
    /// <param name="options">Options of the component.</param>
    /// <exception cref="RunException">A setting is wrong; the message names all of them.</exception>
    public AwsGithubAccess(string name, AwsGithubAccessArgs args, ComponentResourceOptions? options = null)
        : base("mlinfra:identity:AwsGithubAccess", name, args, options)
    {
        SettingsGuard.Require(name, ("ci", args.Settings));
        (_name, _args) = (name, args);
        var (names, github, state, others) = (args.Names, args.Settings.Github, args.Settings.State, args.OtherRegions);
        var boundaryArn = names.IamArn("policy", names.CiPolicy("boundary"));

        var boundary = Managed("boundary", "The most that a role of the environment can do", CiBoundary.Text(names, boundaryArn, others));
        var reads = Managed("reads", "What looking at the environment takes", CiPolicy.Reads(names, others));
        var identities = Managed(
            "identities",
            "What its roles and keys take to be declared",
            CiPolicy.Identities(names, boundaryArn, others)
        );
        BoundaryArn = boundary.Arn;

        var preview = Role(PreviewRole, GithubTokens.PreviewSubjects(github), seconds: null);
        Resource[] ofPreview =
        [
            Attach(preview, "preview-reads", reads),
            Inline(preview, "preview", "denials", CiPolicy.Denials(state, names.Environment)),
        ];
        if (state is { ExposedToPullRequests: true })
            ofPreview = [.. ofPreview, Inline(preview, "preview", "state", CiPolicy.State(state, names.Environment, isWriter: false))];
        PreviewRoleArn = ofPreview.Aggregate(preview.Arn, OutputUtilities.WithDependency);

        var deploy = Role(DeployRole, GithubTokens.DeploySubjects(github), DeploySeconds);
        Resource[] ofDeploy =
        [
            Attach(deploy, "deploy-reads", reads),
            Attach(deploy, "deploy-identities", identities),
            Inline(deploy, "deploy", "writes", CiPolicy.Writes(names, others)),
        ];
        if (state is not null)
            ofDeploy = [.. ofDeploy, Inline(deploy, "deploy", "state", CiPolicy.State(state, names.Environment, isWriter: true))];
        DeployRoleArn = ofDeploy.Aggregate(deploy.Arn, OutputUtilities.WithDependency);
        RegisterOutputs();
    }

    /// <summary>ARN of the role that looks.</summary>
    [Output("previewRoleArn")]
    public Output<string> PreviewRoleArn { get; private set; }

    /// <summary>ARN of the role that deploys.</summary>
    [Output("deployRoleArn")]
    public Output<string> DeployRoleArn { get; private set; }

    /// <summary>ARN of the boundary, which each role has to have that <see cref="DeployRoleArn"/> makes.</summary>
    [Output("boundaryArn")]
    public Output<string> BoundaryArn { get; private set; }

    private Policy Managed(string role, string description, string document) =>
        new(
            $"{_name}-{role}",
            new PolicyArgs
            {
                Name = _args.Names.CiPolicy(role),
                Description = description,
                PolicyDocument = document,
            },
            new CustomResourceOptions { Parent = this }
        );

    private Role Role(string role, IReadOnlyList<string> subjects, int? seconds)
    {
        var args = new RoleArgs
        {
            Name = _args.Names.CiRole(role),
            AssumeRolePolicy = (_args.ProviderArn ?? GithubTokens.ProviderArn(_args.Names.Account)).Apply(provider =>
                TrustPolicy.ForGithub(provider, subjects)
            ),
            PermissionsBoundary = BoundaryArn,
        };
        if (seconds is { } longer)
            args.MaxSessionDuration = longer;
        return new Role($"{_name}-{role}", args, new CustomResourceOptions { Parent = this });
    }

    private RolePolicyAttachment Attach(Role role, string what, Policy policy) =>
        new(
            $"{_name}-{what}",
            new RolePolicyAttachmentArgs { Role = role.Name, PolicyArn = policy.Arn },
            new CustomResourceOptions { Parent = this }
        );

    private RolePolicy Inline(Role role, string who, string what, string document) =>
        new(
            $"{_name}-{who}-{what}",
            new RolePolicyArgs
            {
                Name = what,
                Role = role.Name,
                Policy = document,
            },
            new CustomResourceOptions { Parent = this }
        );
}
