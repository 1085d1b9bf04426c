using MlInfra.Planner.Model;

namespace MlInfra.Planner.Policies.Reading;

/// <summary>How many addresses of a subnet nodes take at most, by the size of their machine: one for each pod, and what is kept ready.</summary>
internal static class NodeAddresses
{
    /// <summary>What the control plane keeps for itself, also while it is upgraded.</summary>
    // Source: docs.aws.amazon.com/eks/latest/userguide/network-reqs.html (2026-11-21).
    public const int ControlPlane = 16;

    // Interfaces times addresses of the common families; above 4xlarge the limit of pods, 110 or 250, and one interface kept ready.
    // Source: docs.aws.amazon.com/ec2/latest/instancetypes, network specifications; awslabs/amazon-eks-ami, limits of pods (2026-11-21).
    private const int Small = 30;
    private const int Middle = 60;
    private const int Large = 140;
    private const int Huge = 300;

    public static double AtMost(PlannedResource group)
    {
        var nodes = Values.Number(group.Inputs, "scalingConfig.maxSize") ?? 0;
        var types = Values.Texts(group.Inputs, "instanceTypes");
        return nodes * (types.Count == 0 ? Huge : types.Max(PerNode));
    }

    private static int PerNode(string instanceType) =>
        instanceType[(instanceType.IndexOf('.') + 1)..] switch
        {
            "nano" or "micro" or "small" or "medium" or "large" => Small,
            "xlarge" or "2xlarge" => Middle,
            "4xlarge" => Large,
            _ => Huge,
        };
}
