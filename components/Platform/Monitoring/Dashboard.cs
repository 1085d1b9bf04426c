namespace MlInfra.Components.Monitoring;

/// <summary>The platform's dashboard: a file beside the code, carried by the assembly.</summary>
internal static class Dashboard
{
    /// <summary>Name of the file, in the assembly and in the config map.</summary>
    public const string File = "platform.json";

    /// <summary>Label by which Grafana's sidecar finds config maps with dashboards.</summary>
    public const string Label = "grafana_dashboard";

    /// <summary>Value of the label.</summary>
    public const string LabelValue = "1";

    /// <summary>Its text.</summary>
    public static string Json
    {
        get
        {
            using var stream = typeof(Dashboard).Assembly.GetManifestResourceStream(File)!;
            using var reader = new StreamReader(stream);
            return reader.ReadToEnd();
        }
    }
}
