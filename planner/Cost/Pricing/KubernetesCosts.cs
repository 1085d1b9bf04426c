using MlInfra.Planner.Model;
using MlInfra.Planner.Policies.Reading;

namespace MlInfra.Planner.Cost.Pricing;

/// <summary>What objects of Kubernetes make the cloud start: volumes and load balancers. Pods are paid for by their nodes.</summary>
internal static class KubernetesCosts
{
    private const string EnvoyProxy = "kubernetes:gateway.envoyproxy.io/v1alpha1:EnvoyProxy";
    private const string BalancerType = "service.beta.kubernetes.io/aws-load-balancer-type";

    public static Dictionary<string, Action<CostSheet, PlannedResource>> Types { get; } =
        new(StringComparer.Ordinal)
        {
            ["kubernetes:core/v1:PersistentVolumeClaim"] = Claim,
            ["kubernetes:apps/v1:StatefulSet"] = StatefulSet,
            [KubernetesTypes.Release] = Release,
            [KubernetesTypes.Service] = Service,
            ["kubernetes:gateway.networking.k8s.io/v1:Gateway"] = Gateway,
        };

    private static void Claim(CostSheet sheet, PlannedResource claim) => Volume(sheet, claim, claim.Inputs, "volume", 1);

    private static void StatefulSet(CostSheet sheet, PlannedResource set)
    {
        var replicas = Counts.Of(set.Inputs, "spec.replicas") ?? 1;
        foreach (var (path, template) in Values.Items(set.Inputs, "spec.volumeClaimTemplates"))
            Volume(sheet, set, template, $"volumes of {Values.Text(template, "metadata.name") ?? path}", replicas);
    }

    private static void Release(CostSheet sheet, PlannedResource release)
    {
        foreach (var volume in ChartVolumes.In(release.Inputs.At("values")))
            Volume(sheet, release, volume.Claim, $"volumes of {volume.Name}", volume.Replicas);
    }

    // A disk that a storage class makes is of the type that the class says.
    // Source: github.com/kubernetes-sigs/aws-ebs-csi-driver, docs/parameters.md, type (2026-11-21).
    private static void Volume(CostSheet sheet, PlannedResource resource, PlanValue claim, string what, decimal count)
    {
        // Without a cloud in the plan, a cluster that was there before pays for its disks elsewhere.
        if (sheet.Regions.IsEmpty)
            return;
        if (Values.Texts(claim, "spec.accessModes").Contains("ReadWriteMany") || Values.Text(claim, "spec.volumeName") is not null)
            return;
        var size = claim.At("spec.resources.requests.storage") is { } storage ? Counts.GiB(storage) : null;
        var name = Values.Text(claim, "spec.storageClassName");
        var classes = sheet.View.OfType(KubernetesTypes.StorageClass);
        var found = classes.FirstOrDefault(c => name is null ? IsDefault(c) : Values.Text(c.Inputs, "metadata.name") == name);
        var type = found is null ? null : Values.Text(found.Inputs, "parameters.type") ?? "gp3";
        Disks.Charge(sheet, resource, new Disk(type, size, null, null), Amount.Of(count), what);
    }

    private static bool IsDefault(PlannedResource storageClass) =>
        Values.Flag(
            storageClass.Inputs,
            PropertyPath.Key("metadata.annotations", "storageclass.kubernetes.io/is-default-class"),
            absent: false
        ) == Answer.Yes;

    private static void Service(CostSheet sheet, PlannedResource service)
    {
        if (Values.Text(service.Inputs, "spec.type") == "LoadBalancer")
            Balancer(sheet, service, Values.Text(service.Inputs, PropertyPath.Key("metadata.annotations", BalancerType)));
    }

    // Its controller makes a service of its own for each gateway, as the proxy's settings say.
    // Source: gateway.envoyproxy.io/docs/tasks/operations/customize-envoyproxy (2026-11-21).
    private static void Gateway(CostSheet sheet, PlannedResource gateway)
    {
        const string services = "spec.provider.kubernetes.envoyService";
        var proxy = sheet.View.OfType(EnvoyProxy).FirstOrDefault();
        if (proxy is null || (Values.Text(proxy.Inputs, $"{services}.type") ?? "LoadBalancer") == "LoadBalancer")
            Balancer(
                sheet,
                gateway,
                proxy is null ? null : Values.Text(proxy.Inputs, PropertyPath.Key($"{services}.annotations", BalancerType))
            );
    }

    // Without a word about it, Kubernetes makes one of the first kind.
    // Source: kubernetes.io/docs/concepts/services-networking/service, load balancers on AWS (2026-11-21).
    private static void Balancer(CostSheet sheet, PlannedResource resource, string? type)
    {
        if (sheet.Regions.IsEmpty)
            return;
        var kind = type is null ? "classic" : "network";
        sheet.Charge(resource, $"{kind} load balancer", NetworkCosts.LoadBalancerKey(kind), Amount.Of(1));
    }
}
