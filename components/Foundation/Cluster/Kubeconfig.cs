using System.Text.Json;

namespace MlInfra.Components.Cluster;

/// <summary>Client configuration of a cluster. It holds no credential: the AWS command line makes a short-lived token from the caller's.</summary>
public static class Kubeconfig
{
    /// <summary>A kubeconfig as JSON, which is YAML.</summary>
    /// <param name="cluster">Name of the EKS cluster.</param>
    /// <param name="region">Its region.</param>
    /// <param name="endpoint">Address of its API.</param>
    /// <param name="certificateAuthority">Certificate of its API, base64 as EKS gives it.</param>
    public static string ForEks(string cluster, string region, string endpoint, string certificateAuthority)
    {
        var clusterEntry = new Dictionary<string, string>
        {
            ["server"] = endpoint,
            ["certificate-authority-data"] = certificateAuthority,
        };
        var exec = new
        {
            apiVersion = "client.authentication.k8s.io/v1beta1",
            command = "aws",
            args = new[] { "eks", "get-token", "--cluster-name", cluster, "--region", region, "--output", "json" },
            interactiveMode = "Never",
        };
        var config = new Dictionary<string, object>
        {
            ["apiVersion"] = "v1",
            ["kind"] = "Config",
            ["clusters"] = new[] { new { name = cluster, cluster = clusterEntry } },
            ["users"] = new[] { new { name = cluster, user = new { exec } } },
            ["contexts"] = new[] { new { name = cluster, context = new { cluster, user = cluster } } },
            ["current-context"] = cluster,
        };
        return JsonSerializer.Serialize(config);
    }
}
