namespace MlInfra.Components.Monitoring;

/// <summary>How soon somebody has to look.</summary>
internal enum AlertSeverity
{
    /// <summary>Now: people or models are stopped.</summary>
    Critical,

    /// <summary>In working hours: it will become critical, or wastes money.</summary>
    Warning,
}

/// <summary>One alert, as data.</summary>
/// <param name="Name">Name, in words run together. Also the heading of its section in the runbook.</param>
/// <param name="Expression">PromQL. The alert fires for each series that it gives.</param>
/// <param name="For">How long it has to hold, such as <c>15m</c>.</param>
/// <param name="Severity">How soon somebody has to look.</param>
/// <param name="Summary">What is wrong, in one line; a template over the labels of the series.</param>
internal sealed record AlertRule(string Name, string Expression, string For, AlertSeverity Severity, string Summary)
{
    /// <summary>Where the page with what to do is, with the alert's section.</summary>
    /// <param name="runbooks">Address of the page.</param>
    public string Runbook(string runbooks) => $"{runbooks}#{Name.ToLowerInvariant()}";
}

/// <summary>The alerts of one part of the platform.</summary>
/// <param name="Part">Name of the part, in lower-case letters.</param>
/// <param name="Rules">Its alerts.</param>
internal sealed record AlertGroup(string Part, params IReadOnlyList<AlertRule> Rules);
