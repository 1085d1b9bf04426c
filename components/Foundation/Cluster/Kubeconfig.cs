using System.Text.Json.Nodes;

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
        var exec = new JsonObject
        {
            ["apiVersion"] = "client.authentication.k8s.io/v1beta1",
            ["command"] = "aws",
            ["args"] = new JsonArray("eks", "get-token", "--cluster-name", cluster, "--region", region, "--output", "json"),
            ["interactiveMode"] = "Never",
        };
        var server = new JsonObject { ["server"] = endpoint, ["certificate-authority-data"] = certificateAuthority };
        return new JsonObject
        {
            ["apiVersion"] = "v1",
            ["kind"] = "Config",
            ["clusters"] = new JsonArray(new JsonObject { ["name"] = cluster, ["cluster"] = server }),
            ["users"] = new JsonArray(new JsonObject { ["name"] = cluster, ["user"] = new JsonObject { ["exec"] = exec } }),
            ["contexts"] = new JsonArray(
                new JsonObject
                {
                    ["name"] = cluster,
                    ["context"] = new JsonObject { ["cluster"] = cluster, ["user"] = cluster },
                }
            ),
            ["current-context"] = cluster,
        }.ToJsonString();
    }
}
