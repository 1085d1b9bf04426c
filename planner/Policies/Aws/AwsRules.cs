using System.Collections.Immutable;
using MlInfra.Planner.Findings;
using MlInfra.Planner.Model;

namespace MlInfra.Planner.Policies.Aws;

/// <summary>The rules about AWS, of severity critical and high.</summary>
public static class AwsRules
{
    /// <summary>Every rule that is run, in the order of the catalogue.</summary>
    public static ImmutableArray<Rule> All { get; } =
    [
        PortRules.NoAdminPort,
        PortRules.NoOpenIngress,
        SubnetRules.NoAutoPublicIp,
        SubnetRules.NodesPrivate,
        SubnetRules.LoadBalancersInternal,
        AddressRules.Disjoint,
        AddressRules.Capacity,
        ClusterRules.EndpointPrivate,
        ClusterRules.PublicRanges,
        ClusterRules.SecretsEncrypted,
        NodeRules.NoOpenSsh,
        NodeRules.Imds,
        NodeRules.VolumesEncrypted,
        NodeRules.NoPublicIp,
        UserDataRules.NoSecret,
        ClusterRules.NetworkPolicyEngine,
        PoolRules.Tainted,
        PoolRules.Bounded,
        PoolRules.SeveralTypes,
        PoolRules.DriverOwner,
        BucketRules.PublicAccessBlock,
        BucketRules.NoPublicAcl,
        BucketRules.PolicyNoStar,
        BucketRules.NameLegal,
        RegistryRules.Immutable,
        RegistryRules.NotPublic,
        DatabaseRules.Encrypted,
        DatabaseRules.Private,
        DatabaseRules.BackedUp,
        DatabaseRules.DeletionGuarded,
        KeyRules.Policy,
        KeyRules.VolumesEncrypted,
        KeyRules.StatefulProtected,
        IdentityRules.NoStarStar,
        IdentityRules.NoEscalation,
        IdentityRules.NoAdminPolicy,
        TrustRules.Named,
        TrustRules.WebIdentityExact,
        TrustRules.PodIdentityValid,
        IdentityRules.PassRoleBounded,
        BudgetRules.Exists,
        PoolRules.Limits,
        ModelRules.WriterSeparated,
        ModelRules.KeyUsable,
    ];

    /// <summary>What all rules find in a plan.</summary>
    /// <param name="plan">The plan.</param>
    public static IEnumerable<Finding> Find(Plan plan)
    {
        var view = new PlanView(plan);
        return All.SelectMany(rule => rule.Find(view));
    }
}
