using System.Globalization;
using System.Text.RegularExpressions;

namespace MlInfra.Components.Network;

/// <summary>
/// How many addresses a node takes when it is full of pods. The network add-on takes whole interfaces with all addresses that one
/// holds, and keeps one more interface than it needs. An estimate by the size in the name of the instance type, at the upper end of what
/// types of that size have.
/// </summary>
/// <param name="PerInterface">Addresses of one interface. A node has those of one at least, in its own subnet.</param>
/// <param name="Total">Addresses of the whole node.</param>
public sealed partial record NodeAddresses(int PerInterface, int Total)
{
    // Pods of a node at the most, as EKS sets it: by the processors, of which an xlarge has four.
    // Source: docs.aws.amazon.com/eks/latest/userguide/choosing-instance-type.html (2026-11-21).
    private const int FewPods = 110;
    private const int ManyPods = 250;
    private const int FirstWithMany = 8;

    // The add-on's WARM_ENI_TARGET, which is 1 by default.
    // Source: github.com/aws/amazon-vpc-cni-k8s, README.md (2026-11-21).
    private const int WarmInterfaces = 1;

    // The network add-on and kube-proxy are on every node and have its own address.
    private const int PodsOnTheHost = 2;

    private static readonly NodeAddresses Largest = Of(int.MaxValue, new Interfaces(15, 50));

    private sealed record Interfaces(int Count, int Addresses);

    /// <summary>Those of an instance type. Of a name that says no size: those of the largest.</summary>
    /// <param name="instanceType">Such as <c>m7i.large</c>.</param>
    public static NodeAddresses Of(string instanceType)
    {
        var size = instanceType[(instanceType.LastIndexOf('.') + 1)..];
        if (size is "nano" or "micro" or "small" or "medium")
            return Of(0, new Interfaces(3, 6));
        if (size == "large")
            return Of(0, new Interfaces(3, 12));
        return Multiple().Match(size) is { Success: true } match ? OfMultiple(match.Groups[1].Value) : Largest;
    }

    // Source: github.com/aws/amazon-vpc-cni-k8s, misc/eni-max-pods.txt (2026-11-21).
    private static NodeAddresses OfMultiple(string digits)
    {
        var times = digits.Length == 0 ? 1 : int.Parse(digits, CultureInfo.InvariantCulture);
        return times switch
        {
            < 3 => Of(times, new Interfaces(4, 15)),
            < 12 => Of(times, new Interfaces(8, 30)),
            _ => Largest,
        };
    }

    private static NodeAddresses Of(int times, Interfaces interfaces)
    {
        var each = interfaces.Addresses - 1;
        var pods = Math.Min(interfaces.Count * each, (times < FirstWithMany ? FewPods : ManyPods) - PodsOnTheHost);
        var needed = (pods + each - 1) / each;
        return new NodeAddresses(interfaces.Addresses, Math.Min(interfaces.Count, needed + WarmInterfaces) * interfaces.Addresses);
    }

    [GeneratedRegex(@"^(\d{0,3})xlarge$")]
    private static partial Regex Multiple();
}
