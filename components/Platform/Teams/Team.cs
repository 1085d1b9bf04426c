using MlInfra.Components.Common;
using MlInfra.Components.Teams.Kinds;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Rbac.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Rbac.V1;

namespace MlInfra.Components.Teams;

/// <summary>A team: a closed namespace, a queue with a quota, what its members may do, and the identity of its jobs.</summary>
public sealed class Team : ComponentResource
{
    /// <summary>Service account of a team's jobs.</summary>
    internal const string ServiceAccountName = "trainer";

    /// <summary>Queue of a team. Jobs that name none wait in the one of this name.</summary>
    internal const string QueueName = "default";

    private const string RbacGroup = "rbac.authorization.k8s.io";
    private const int RegistryPort = 5000;

    // Condition of both kinds of queues: all flavors are there, and jobs are admitted.
    private const string Active = "Active";

    /// <summary>Declares what belongs to the team.</summary>
    /// <param name="name">Logical name.</param>
    /// <param name="args">What it needs to know.</param>
    /// <param name="options">Options of the component.</param>
    public Team(string name, TeamArgs args, ComponentResourceOptions? options = null)
        : base("mlinfra:teams:Team", name, args, options)
    {
        var spaceName = PlatformSpaces.Team(args.Team);
        var queue = new ClusterQueue(
            $"{name}-cluster-queue",
            new ClusterQueueArgs
            {
                Metadata = new ObjectMetaArgs { Name = spaceName, Annotations = WaitFor.Condition(Active) },
                Spec = TeamQuotas.Queue(spaceName, args.Settings, args.Queues),
            },
            new CustomResourceOptions { Parent = this, DependsOn = { args.Queues.Controller } }
        );
        var space = Space(name, args, queue);
        var limits = Limits(name, args.Settings, space.Name);
        Members(name, args.Settings.Group, spaceName, space.Name);
        var account = Account(name, args, space.Name);
        if (args.Context.Foundation.Datasets is { } datasets)
            TeamDatasets.Declare(name, spaceName, space.Name, datasets, this);
        var local = new LocalQueue(
            $"{name}-queue",
            new LocalQueueArgs
            {
                Metadata = new ObjectMetaArgs
                {
                    Name = QueueName,
                    Namespace = space.Name,
                    Annotations = WaitFor.Condition(Active),
                },
                Spec = new LocalQueueSpecArgs { ClusterQueue = queue.Metadata.Apply(m => m.Name) },
            },
            new CustomResourceOptions { Parent = this, DependsOn = { limits[0], limits[1] } }
        );
        Namespace = space.Name;
        ServiceAccount = account.Metadata.Apply(m => m.Name);
        Queue = local.Metadata.Apply(m => m.Name);
        RegisterOutputs();
    }

    /// <summary>Name of the team's namespace.</summary>
    [Output("namespace")]
    public Output<string> Namespace { get; private set; }

    /// <summary>Name of the service account of its jobs. Whoever uses it waits for the account and its identity.</summary>
    [Output("serviceAccount")]
    public Output<string> ServiceAccount { get; private set; }

    /// <summary>Name of its queue.</summary>
    [Output("queue")]
    public Output<string> Queue { get; private set; }

    /// <summary>Folder of the artifact store that the jobs of a team may write.</summary>
    /// <param name="team">Name of the team.</param>
    public static string ArtifactPrefix(string team) => $"teams/{team}/";

    private PlatformNamespace Space(string name, TeamArgs args, Resource queue) =>
        new(
            $"{name}-space",
            new PlatformNamespaceArgs
            {
                Namespace = PlatformSpaces.Team(args.Team),
                Context = args.Context,
                Labels = new Dictionary<string, string> { [PlatformSpaces.TeamLabel] = args.Team },
                Openings =
                [
                    OutToNetworks.Https,
                    new OutToNamespaces("registry", PlatformSpaces.Registry) { Ports = [RegistryPort] },
                    .. OutToNetworks.CloudIdentity(args.Context.Foundation.Facts),
                ],
                // Jobs that are there when the namespace goes are released by their controllers, and give back the quota of the queue.
                Needs = [args.Queues.Controller, args.JobRuntime, queue],
            },
            new ComponentResourceOptions { Parent = this }
        );

    /// <summary>Before any job: what the namespace may hold, and what a pod asks for that says nothing.</summary>
    private Resource[] Limits(string name, TeamSettings settings, Output<string> space)
    {
        return
        [
            new ResourceQuota(
                $"{name}-quota",
                new ResourceQuotaArgs
                {
                    Metadata = new ObjectMetaArgs { Name = "team", Namespace = space },
                    Spec = new ResourceQuotaSpecArgs { Hard = new Dictionary<string, string>(TeamQuotas.Namespace(settings)) },
                },
                new CustomResourceOptions { Parent = this }
            ),
            new LimitRange(
                $"{name}-defaults",
                new LimitRangeArgs
                {
                    Metadata = new ObjectMetaArgs { Name = "defaults", Namespace = space },
                    Spec = new LimitRangeSpecArgs
                    {
                        Limits = new LimitRangeItemArgs
                        {
                            Type = "Container",
                            // No default limit: it would refuse every container that asks for more and sets none itself.
                            DefaultRequest = { ["cpu"] = "500m", ["memory"] = "1Gi" },
                        },
                    },
                },
                new CustomResourceOptions { Parent = this }
            ),
        ];
    }

    private void Members(string name, string group, string queue, Output<string> space)
    {
        var role = new Role(
            $"{name}-role",
            new RoleArgs
            {
                Metadata = new ObjectMetaArgs { Name = "member", Namespace = space },
                Rules = TeamRules.InNamespace(),
            },
            new CustomResourceOptions { Parent = this }
        );
        _ = new RoleBinding(
            $"{name}-members",
            new RoleBindingArgs
            {
                Metadata = new ObjectMetaArgs { Name = "members", Namespace = space },
                RoleRef = Reference("Role", role.Metadata.Apply(m => m.Name)),
                Subjects = Group(group),
            },
            new CustomResourceOptions { Parent = this }
        );
        var reader = new ClusterRole(
            $"{name}-reader",
            new ClusterRoleArgs
            {
                Metadata = new ObjectMetaArgs { Name = $"mlinfra-{queue}" },
                Rules = TeamRules.InCluster(queue),
            },
            new CustomResourceOptions { Parent = this }
        );
        _ = new ClusterRoleBinding(
            $"{name}-readers",
            new ClusterRoleBindingArgs
            {
                Metadata = new ObjectMetaArgs { Name = $"mlinfra-{queue}" },
                RoleRef = Reference("ClusterRole", reader.Metadata.Apply(m => m.Name)),
                Subjects = Group(group),
            },
            new CustomResourceOptions { Parent = this }
        );
    }

    private ServiceAccount Account(string name, TeamArgs args, Output<string> space) =>
        new(
            $"{name}-account",
            new ServiceAccountArgs
            {
                Metadata = new ObjectMetaArgs
                {
                    Name = args.Context.Foundation.GrantAccess(
                        PlatformSpaces.Team(args.Team),
                        ServiceAccountName,
                        new Permission.WriteArtifacts(ArtifactPrefix(args.Team))
                    ),
                    Namespace = space,
                },
                // Jobs have no business with Kubernetes.
                AutomountServiceAccountToken = false,
            },
            new CustomResourceOptions { Parent = this }
        );

    private static RoleRefArgs Reference(string kind, Output<string> role) =>
        new()
        {
            ApiGroup = RbacGroup,
            Kind = kind,
            Name = role,
        };

    private static SubjectArgs Group(string group) =>
        new()
        {
            ApiGroup = RbacGroup,
            Kind = "Group",
            Name = group,
        };
}
