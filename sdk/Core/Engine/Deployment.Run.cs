using System.Collections.Immutable;
using System.Reflection;
using Pulumi.Testing;

namespace Pulumi;

public sealed partial class Deployment
{
    private const string NoEngine =
        "This build cannot deploy: it was made with the stand-in for the Pulumi packages (PulumiSdk=offline), which has no engine client. "
        + "Build where the official packages can be restored with the environment variable PulumiSdk=official set, then run `pulumi up`.";

    public static Task<int> RunAsync<TStack>()
        where TStack : Stack, new() => RefuseAsync();

    public static Task<int> RunAsync<TStack>(IServiceProvider serviceProvider)
        where TStack : Stack => RefuseAsync();

    public static Task<ImmutableArray<Resource>> TestAsync<TStack>(IMocks mocks, TestOptions? options = null)
        where TStack : Stack, new() => TestStackAsync(mocks, options, static () => new TStack());

    public static Task<ImmutableArray<Resource>> TestWithServiceProviderAsync<TStack>(
        IMocks mocks,
        IServiceProvider serviceProvider,
        TestOptions? options = null
    )
        where TStack : Stack => TestStackAsync(mocks, options, () => Resolve<TStack>(serviceProvider));

    public static Task<ImmutableArray<Resource>> TestAsync(IMocks mocks, TestOptions testOptions, Action createResources) =>
        TestAsync(
            mocks,
            testOptions,
            () =>
            {
                createResources();
                return Task.CompletedTask;
            }
        );

    public static Task<ImmutableArray<Resource>> TestAsync(IMocks mocks, TestOptions testOptions, Func<Task> createResourcesAsync) =>
        TestProgramAsync(
            mocks,
            testOptions,
            async run =>
            {
                var stack = new Stack();
                try
                {
                    await createResourcesAsync();
                    stack.RegisterStackOutputs();
                }
                catch (Exception e)
                {
                    run.Errors.Report(e);
                }
                await run.FinishAsync();
            }
        );

    private static TStack Resolve<TStack>(IServiceProvider services)
        where TStack : Stack =>
        services.GetService(typeof(TStack)) as TStack
        ?? throw new RunException($"The service provider has no {typeof(TStack).FullName}: register the stack with it.");

    private static Task<ImmutableArray<Resource>> TestStackAsync(IMocks mocks, TestOptions? options, Func<Stack> create) =>
        TestProgramAsync(
            mocks,
            options,
            async run =>
            {
                try
                {
                    create().RegisterStackOutputs();
                }
                catch (Exception e)
                {
                    // As the official runner does: what is under way is not waited for once the stack itself has failed.
                    run.Errors.Report(e is TargetInvocationException { InnerException: { } inner } ? inner : e);
                    return;
                }
                await run.FinishAsync();
            }
        );

    // An async method: what it sets in the current context ends with it.
    private static async Task<ImmutableArray<Resource>> TestProgramAsync(IMocks mocks, TestOptions? options, Func<Deployment, Task> program)
    {
        if (Current is not null)
            throw new InvalidOperationException("Deployment.Instance is set already: a run cannot be started inside another.");
        var run = new Deployment(mocks, options);
        CurrentRun.Value = run;
        // Leaves the caller's synchronization context, so that a caller that blocks on the run does not lock it up.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        await program(run);
        return run.Errors.ToException() is { } failure ? throw failure : run.Resources.ToImmutable();
    }

    private Task FinishAsync()
    {
        Finish();
        return _idle.Task;
    }

    private static async Task<int> RefuseAsync()
    {
        await Console.Error.WriteLineAsync(NoEngine);
        return 1;
    }
}
