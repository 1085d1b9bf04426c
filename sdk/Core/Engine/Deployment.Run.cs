using System.Collections.Immutable;
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
        where TStack : Stack, new() => throw new NotSupportedException(new Deployment(mocks, options).ProjectName);

    public static Task<ImmutableArray<Resource>> TestWithServiceProviderAsync<TStack>(
        IMocks mocks,
        IServiceProvider serviceProvider,
        TestOptions? options = null
    )
        where TStack : Stack => throw new NotSupportedException();

    public static Task<ImmutableArray<Resource>> TestAsync(IMocks mocks, TestOptions testOptions, Action createResources) =>
        throw new NotSupportedException();

    public static Task<ImmutableArray<Resource>> TestAsync(IMocks mocks, TestOptions testOptions, Func<Task> createResourcesAsync) =>
        throw new NotSupportedException();

    private static async Task<int> RefuseAsync()
    {
        await Console.Error.WriteLineAsync(NoEngine);
        return 1;
    }
}
