using System.Collections.Immutable;
using MlInfra.Planner.Findings;
using MlInfra.Planner.Recording;
using Pulumi;

namespace MlInfra.Planner.Model;

/// <summary>What a deployment would declare: every resource with its inputs, options and references, as data.</summary>
public sealed record Plan
{
    /// <summary>Name of the environment.</summary>
    public required string Environment { get; init; }

    /// <summary>Pulumi project.</summary>
    public required string Project { get; init; }

    /// <summary>Which Pulumi packages made it: <c>official</c> or <c>offline</c>.</summary>
    public required string PulumiSdk { get; init; }

    /// <summary>Resources, sorted by URN. The stack itself is not among them.</summary>
    public required ImmutableArray<PlannedResource> Resources { get; init; }

    /// <summary>Stack outputs, secret ones without their value.</summary>
    public required PlanValue.Map Outputs { get; init; }

    /// <summary>What the planner itself found.</summary>
    public required ImmutableArray<Finding> Findings { get; init; }

    /// <summary>Tokens of values known after apply that occur in the plan, sorted.</summary>
    public required ImmutableArray<string> Placeholders { get; init; }

    /// <summary>Types whose inputs could not be checked, since no schema describes them: custom resources. Sorted.</summary>
    public required ImmutableArray<string> OpenTypes { get; init; }

    /// <summary>Which Pulumi packages this program makes plans with.</summary>
    public static string BuiltWith { get; } = typeof(Resource).Assembly.GetName().Name == "Pulumi.Offline" ? "offline" : "official";

    /// <summary>Whether a finding says that the program would not deploy, or that the plan does not show what it would do.</summary>
    public bool IsRefused => Findings.Any(f => f.Severity >= Severity.High);

    /// <summary>Resources that are components.</summary>
    public IEnumerable<PlannedResource> Components => Resources.Where(r => r.IsComponent);

    /// <summary>A plan without resources, to compare with.</summary>
    /// <param name="like">Whose environment and project it has.</param>
    public static Plan Empty(Plan like) =>
        like with
        {
            Resources = [],
            Outputs = PlanValue.Map.Empty,
            Findings = [],
            Placeholders = [],
            OpenTypes = [],
        };

    /// <summary>
    /// Runs a stack with no engine, no network and no credentials. The stack takes <see cref="StackOptions"/> from its services
    /// and passes them to its base class.
    /// </summary>
    /// <typeparam name="TStack">The stack. Built from the services by its public constructor.</typeparam>
    /// <param name="services">What its constructor needs beside <see cref="StackOptions"/>.</param>
    /// <param name="options">Which environment.</param>
    /// <exception cref="PlanException">The program failed, or the stack does not pass on its options.</exception>
    public static Task<Plan> Of<TStack>(IServiceProvider services, PlanOptions options)
        where TStack : Stack => PlanRun.Execute<TStack>(services, options);
}

/// <summary>How to plan.</summary>
/// <param name="Environment">Name of the environment, which is that of the Pulumi stack.</param>
public sealed record PlanOptions(string Environment)
{
    /// <summary>Pulumi project. Default: mlinfra.</summary>
    public string Project { get; init; } = "mlinfra";

    /// <summary>
    /// Whether the run is a preview, in which values without a placeholder are unknown. Otherwise they are the type's default,
    /// and every <c>Apply</c> runs. Default: true.
    /// </summary>
    public bool IsPreview { get; init; } = true;
}

/// <summary>A stack that could not be planned. The message is for its user.</summary>
/// <param name="message">What happened and what to do next.</param>
/// <param name="inner">The cause.</param>
public sealed class PlanException(string message, Exception? inner = null) : Exception(message, inner);
