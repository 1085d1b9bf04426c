using Pulumi.Testing;

namespace Pulumi;

/// <summary>One run of a program against mocks. The current run flows with the code that it started.</summary>
public sealed partial class Deployment
{
    private static readonly AsyncLocal<Deployment?> CurrentRun = new();

    private Deployment(IMocks mocks, TestOptions? options)
    {
        Mocks = mocks;
        ProjectName = options?.ProjectName ?? "project";
        StackName = options?.StackName ?? "stack";
        OrganizationName = options?.OrganizationName ?? "organization";
        IsDryRun = options?.IsPreview ?? true;
        RootDirectory = options?.RootDirectory;
    }

    public static DeploymentInstance Instance => new(Required);

    internal static Deployment? Current => CurrentRun.Value;

    internal static Deployment Required =>
        Current
        ?? throw new InvalidOperationException(
            "Trying to acquire Deployment.Instance before it was set: no run is active. "
                + "Resources, configuration and logs need Deployment.RunAsync or Deployment.TestAsync around them."
        );

    internal IMocks Mocks { get; }
    internal string ProjectName { get; }
    internal string StackName { get; }
    internal string OrganizationName { get; }
    internal bool IsDryRun { get; }
    internal string? RootDirectory { get; }
    internal Stack? Stack { get; set; }
    internal ConfigurationValues Configuration { get; } = ConfigurationValues.FromEnvironment();
    internal RunErrors Errors { get; } = new();
    internal ResourceLog Resources { get; } = new();
}
