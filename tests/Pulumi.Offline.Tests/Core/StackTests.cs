using System.Diagnostics.CodeAnalysis;
using Pulumi.Testing;

namespace Pulumi.Offline.Tests.Core;

public sealed class StackTests
{
    [Fact]
    public async Task A_stack_registers_its_outputs()
    {
        var mocks = new Recorder();
        var resources = await Deployment.TestAsync<GoodStack>(mocks, new TestOptions { IsPreview = false });
        var stack = Assert.IsType<GoodStack>(resources[0]);
        Assert.Equal("x", await mocks.Outputs[await stack.Urn.Value()]["answer"].Value());
    }

    [Fact]
    public async Task A_stack_with_an_unassigned_output_is_refused_by_name()
    {
        var failure = await Assert.ThrowsAsync<RunException>(() => Deployment.TestAsync<ForgetfulStack>(new Recorder()));
        Assert.Contains("'first, Second'", failure.Message);
    }

    [Fact]
    public async Task An_exception_in_the_constructor_is_told_as_it_is()
    {
        var failure = await Assert.ThrowsAsync<RunException>(() => Deployment.TestAsync<FailingStack>(new Recorder()));
        Assert.Equal("no", failure.Message);
    }

    [Fact]
    public async Task A_stack_can_come_from_a_service_provider_with_its_options()
    {
        var seen = new List<string>();
        var services = new Services(() => new ConfiguredStack(seen));
        await Deployment.TestWithServiceProviderAsync<ConfiguredStack>(new Recorder(), services);
        Assert.Contains("inside", seen);

        var missing = new Services(() => null);
        await Assert.ThrowsAnyAsync<Exception>(() => Deployment.TestWithServiceProviderAsync<ConfiguredStack>(new Recorder(), missing));
    }

    private sealed class Services(Func<object?> make) : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(ConfiguredStack) ? make() : null;
    }

    [SuppressMessage("Performance", "CA1812", Justification = "Made by the run.")]
    private sealed class GoodStack : Stack
    {
        public GoodStack() => Answer = new Thing("t", new ThingArgs { Name = "x" }).Name;

        [Output("answer")]
        public Output<string> Answer { get; private set; }
    }

    private sealed class ForgetfulStack : Stack
    {
        [Output("first")]
        public Output<string> First { get; private set; } = null!;

        [Output]
        public Output<string> Second { get; private set; } = null!;
    }

    private sealed class FailingStack : Stack
    {
        public FailingStack() => throw new RunException("no");
    }

    private sealed class ConfiguredStack : Stack
    {
        public ConfiguredStack(List<string> seen)
            : base(new StackOptions { ResourceTransformations = { args => Note(seen, args) } }) => _ = new Thing("inside");

        private static ResourceTransformationResult? Note(List<string> seen, ResourceTransformationArgs args)
        {
            seen.Add(args.Resource.GetResourceName());
            return null;
        }
    }
}
