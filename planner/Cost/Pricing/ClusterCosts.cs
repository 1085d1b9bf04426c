using MlInfra.Planner.Model;
using MlInfra.Planner.Policies.Reading;

namespace MlInfra.Planner.Cost.Pricing;

/// <summary>What a control plane costs, and machines beside those of pools.</summary>
internal static class ClusterCosts
{
    public static Dictionary<string, Action<CostSheet, PlannedResource>> Types { get; } =
        new(StringComparer.Ordinal)
        {
            [AwsTypes.EksCluster] = ControlPlane,
            [AwsTypes.Instance] = Instance,
            ["aws:ec2/capacityReservation:CapacityReservation"] = Reservation,
            // Both are charged with all others of the plan, since a bound may hold them together.
            [AwsTypes.NodeGroup] = static (_, _) => { },
            [KubernetesTypes.NodePool] = static (_, _) => { },
        };

    // A cluster of an old version goes on at the price of extended support, unless it says that it is upgraded instead.
    // Source: aws.amazon.com/blogs/containers/amazon-eks-extended-support-for-kubernetes-versions-pricing (2026-11-21).
    private static void ControlPlane(CostSheet sheet, PlannedResource cluster)
    {
        var isUpgraded = Values.Text(cluster.Inputs, "upgradePolicy.supportType") == "STANDARD";
        var note = isUpgraded ? null : "a version in extended support costs more";
        sheet.Charge(cluster, "control plane", "eks/control-plane", Amount.Of(1), note: note);
    }

    private static void Instance(CostSheet sheet, PlannedResource machine)
    {
        if (Values.Text(machine.Inputs, "instanceType") is { } type && !Values.IsUnknown(type))
            sheet.Charge(machine, $"machine: {type}", $"ec2/{type}", Amount.Of(1));
        else
            sheet.Unpriced(machine, "ec2", "its instance type is known only after the deployment");
        foreach (var (_, disk) in Values.Items(machine.Inputs, "rootBlockDevice"))
            Disks.Charge(sheet, machine, Disks.Of(disk), Amount.Of(1));
    }

    // It is paid for whether somebody uses it or not.
    private static void Reservation(CostSheet sheet, PlannedResource reservation)
    {
        var count = Counts.Of(reservation.Inputs, "instanceCount");
        if (Values.Text(reservation.Inputs, "instanceType") is { } type && count is { } machines)
            sheet.Charge(reservation, $"reserved: {type}", $"ec2/{type}", Amount.Of(machines));
        else
            sheet.Unpriced(reservation, "capacity reservation", "its type or number is known only after the deployment");
    }
}
