namespace Pulumi;

/// <summary>Where the program runs.</summary>
public sealed class DeploymentInstance
{
    private readonly Deployment _deployment;

    internal DeploymentInstance(Deployment deployment) => _deployment = deployment;

    public string StackName => _deployment.StackName;
    public string ProjectName => _deployment.ProjectName;
    public string OrganizationName => _deployment.OrganizationName;
    public bool IsDryRun => _deployment.IsDryRun;

    public string RootDirectory =>
        _deployment.RootDirectory
        ?? throw new InvalidOperationException("The root directory is not known: in a test set TestOptions.RootDirectory.");
}
