using MlInfra.Planner.Model;
using MlInfra.Reports;
using Pulumi;
using Pulumi.Aws.Ec2;

namespace MlInfra.Commands;

/// <summary>
/// Most of a preview is the runtime compiling the planner. It does so on the second core, by planning one resource, while the first core
/// reads and checks the environment. What comes out is thrown away; a failure would show again in the real run.
/// </summary>
internal static class WarmUp
{
    public static void Start() => _ = Task.Run(PlanOneResourceAsync);

    private static async Task PlanOneResourceAsync()
    {
        try
        {
            var plan = await Plan.Of<OneResource>(new NoServices(), new PlanOptions("warm-up"));
            _ = PlanTree.ToText(plan, TimeSpan.Zero, TreeDetail.Parts);
        }
        catch (PlanException)
        {
            // See above.
        }
    }

    private sealed class OneResource : Stack
    {
        public OneResource(StackOptions options)
            : base(options)
        {
            var component = new Component();
            var vpc = new Vpc("vpc", new VpcArgs { CidrBlock = "10.0.0.0/16", Tags = { ["a"] = "b" } }, new() { Parent = component });
            _ = new Subnet("subnet", new SubnetArgs { VpcId = vpc.Id }, new() { Parent = component, DependsOn = { vpc } });
        }
    }

    private sealed class Component : ComponentResource
    {
        public Component()
            : base("mlinfra:warmup:Component", "component") => RegisterOutputs();
    }

    private sealed class NoServices : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }
}
