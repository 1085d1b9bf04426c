using Pulumi;
using Pulumi.Aws.Iam;
using Pulumi.Utilities;

namespace MlInfra.Components.Identity;

/// <summary>What <see cref="AwsServiceRole"/> needs to know.</summary>
public sealed class AwsServiceRoleArgs : ResourceArgs
{
    /// <summary>The AWS service that becomes the role, such as <c>eks.amazonaws.com</c>. Required.</summary>
    [Input("service", required: true)]
    public required string Service { get; init; }

    /// <summary>Name of the role. Default: its logical name and random letters.</summary>
    [Input("roleName")]
    public string? RoleName { get; init; }

    /// <summary>Names of the AWS managed policies that the service asks for. Required.</summary>
    public required IReadOnlyList<string> Policies { get; init; }
}

/// <summary>An IAM role that an AWS service becomes, with AWS managed policies.</summary>
public sealed class AwsServiceRole : ComponentResource
{
    /// <summary>Declares the role.</summary>
    /// <param name="name">Logical name.</param>
    /// <param name="args">What it needs to know.</param>
    /// <param name="options">Options of the component.</param>
    public AwsServiceRole(string name, AwsServiceRoleArgs args, ComponentResourceOptions? options = null)
        : base("mlinfra:identity:AwsServiceRole", name, args, options)
    {
        var role = new Role(
            $"{name}-role",
            new RoleArgs
            {
                Name = args.RoleName is { } given ? (Input<string>)given : null,
                AssumeRolePolicy = TrustPolicy.ForService(args.Service),
            },
            new CustomResourceOptions { Parent = this }
        );
        var attachments = args.Policies.Select(policy => new RolePolicyAttachment(
            // Some stand in a folder, such as service-role/.
            $"{name}-{policy[(policy.LastIndexOf('/') + 1)..]}",
            new RolePolicyAttachmentArgs { Role = role.Name, PolicyArn = $"arn:aws:iam::aws:policy/{policy}" },
            new CustomResourceOptions { Parent = this }
        ));
        Resource[] policies = [.. attachments];
        Arn = policies.Aggregate(role.Arn, OutputUtilities.WithDependency);
        RoleName = policies.Aggregate(role.Name, OutputUtilities.WithDependency);
        RegisterOutputs();
    }

    /// <summary>ARN of the role. Whoever uses it is created after its policies are attached, and deleted before they go.</summary>
    [Output("arn")]
    public Output<string> Arn { get; private set; }

    /// <summary>Name of the role, for what takes no ARN. Whoever uses it is created and deleted in the same order.</summary>
    [Output("roleName")]
    public Output<string> RoleName { get; private set; }
}
