using System.Reflection;
using System.Runtime.CompilerServices;
using MlInfra.Components;
using MlInfra.Planner.Model;
using MlInfra.Reports;
using Pulumi;
using Pulumi.Aws.Ec2;

namespace MlInfra.Commands;

/// <summary>
/// Most of a preview is the runtime compiling the planner and the components. The second core does its share: it plans one resource while
/// the first core reads and checks the environment, and compiles the parts of the platform while the first one declares the foundation.
/// What comes out is thrown away; a failure would show again in the real run.
/// </summary>
internal static class WarmUp
{
    private const BindingFlags Declared =
        BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public static void Start() =>
        _ = Task.Run(async () =>
        {
            await PlanOneResourceAsync();
            CompileParts();
        });

    // Backwards by name, as good as any way to begin where the first core, which begins with Aws, is last.
    private static void CompileParts()
    {
        var parts = typeof(Platform).Assembly.GetTypes().Where(IsPart).OrderByDescending(type => type.Namespace, StringComparer.Ordinal);
        foreach (var method in parts.SelectMany(Methods).Where(method => !method.IsAbstract && !method.ContainsGenericParameters))
            RuntimeHelpers.PrepareMethod(method.MethodHandle);
    }

    // Components and kinds, and the static classes that decide for them.
    private static bool IsPart(Type type) =>
        !type.ContainsGenericParameters && (type.IsSubclassOf(typeof(Resource)) || type is { IsAbstract: true, IsSealed: true });

    private static IEnumerable<MethodBase> Methods(Type type) => [.. type.GetConstructors(Declared), .. type.GetMethods(Declared)];

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
