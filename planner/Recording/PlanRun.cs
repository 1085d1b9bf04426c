using MlInfra.Planner.Building;
using MlInfra.Planner.Model;
using MlInfra.Planner.Placeholders;
using MlInfra.Planner.Schema;
using Pulumi;
using Pulumi.Testing;

namespace MlInfra.Planner.Recording;

/// <summary>One run of a stack under the SDK's test deployment, and what became of it.</summary>
internal static class PlanRun
{
    public static async Task<Plan> Execute<TStack>(IServiceProvider services, PlanOptions options)
        where TStack : Stack
    {
        var placeholders = new PlaceholderTable();
        var recorder = new Recorder(new OutputMaker(SchemaStore.Embedded, placeholders), placeholders);
        await Run<TStack>(recorder, new PlanServices(services, typeof(TStack), recorder.Observe), options);
        if (recorder.Registrations.Count == 0)
        {
            throw new PlanException(
                $"The stack '{typeof(TStack).Name}' registered nothing that the planner could see: "
                    + $"take {nameof(StackOptions)} in its constructor and pass it to its base class."
            );
        }
        return new PlanBuilder(recorder, placeholders, SchemaStore.Embedded, options).Build();
    }

    private static async Task Run<TStack>(Recorder recorder, IServiceProvider services, PlanOptions options)
        where TStack : Stack
    {
        var test = new TestOptions
        {
            ProjectName = options.Project,
            StackName = options.Environment,
            IsPreview = options.IsPreview,
        };
        try
        {
            await Deployment.TestWithServiceProviderAsync<TStack>(recorder, services, test);
        }
        catch (Exception e) when (e is RunException or AggregateException or PlanException)
        {
            throw Failure(e);
        }
    }

    // The SDK wraps what is not its own exception in a text with the program's path and stack; the cause is kept for --verbose readers.
    private static PlanException Failure(Exception exception)
    {
        var causes = exception is AggregateException many ? many.Flatten().InnerExceptions : [exception];
        var own = causes.OfType<PlanException>().FirstOrDefault();
        return own ?? new PlanException(string.Join('\n', causes.Select(c => c.Message).Distinct()), exception);
    }
}
