using Pulumi.Testing;

namespace Pulumi.Offline.Tests.Core;

public sealed class RunTests
{
    [Fact]
    public async Task One_error_is_a_run_exception_with_its_message_only()
    {
        var program = () => Fail(new RunException("wrong setting"));
        Assert.Equal("wrong setting", (await Assert.ThrowsAsync<RunException>(() => Run.Of(new Recorder(), program))).Message);
    }

    [Fact]
    public async Task Other_exceptions_are_told_with_their_stack()
    {
        var failure = await Assert.ThrowsAsync<RunException>(() => Run.Of(new Recorder(), () => Fail(new FormatException("odd"))));
        Assert.Contains("failed with an unhandled exception", failure.Message);
        Assert.Contains("System.FormatException: odd", failure.Message);
        Assert.Contains(nameof(Fail), failure.Message);
    }

    [Fact]
    public async Task Several_errors_are_gathered()
    {
        var failure = await Assert.ThrowsAsync<AggregateException>(() =>
            Run.Of(
                new Recorder(),
                () =>
                {
                    Log.Error("first");
                    Log.Warn("not an error");
                    Log.Error("second");
                }
            )
        );
        Assert.Equal(["first", "second"], failure.InnerExceptions.Select(e => Assert.IsType<RunException>(e).Message));
    }

    [Fact]
    public async Task Failures_in_mocks_and_in_values_fail_the_run()
    {
        var mocks = new Recorder(_ => throw new FormatException("mock broke"));
        Assert.Contains("mock broke", (await Assert.ThrowsAnyAsync<Exception>(() => Run.Of(mocks, () => _ = new Thing("a")))).ToString());

        var inApply = await Run.Failure(() => Output.Create(1).Apply(int (_) => throw new FormatException("apply broke")));
        Assert.Contains("apply broke", inApply);
        var later = await Run.Failure(() => Output.Create(Run.Later(1)).Apply(int (_) => throw new FormatException("later broke")));
        Assert.Contains("later broke", later);
    }

    [Fact]
    public async Task A_run_waits_for_work_that_starts_late()
    {
        var mocks = new Recorder { IsSlow = true };
        await Run.Of(mocks, () => Output.Create(Run.Later("late")).Apply(name => new Thing(name).Id));
        Assert.Equal("late", Assert.Single(mocks.Seen).Name);
    }

    [Fact]
    public async Task A_run_inside_a_run_is_refused() =>
        await Deployment.TestAsync(
            new Recorder(),
            new TestOptions(),
            async () => await Assert.ThrowsAnyAsync<Exception>(() => Run.Of(new Recorder(), () => { }))
        );

    [Fact]
    public async Task Runs_in_parallel_do_not_meet()
    {
        async Task<string> NameAsync(int number)
        {
            var name = "";
            var options = new TestOptions { StackName = $"s{number}" };
            await Deployment.TestAsync(
                new Recorder { IsSlow = true },
                options,
                async () =>
                {
                    await Task.Yield();
                    name = Deployment.Instance.StackName;
                    _ = new Thing($"t{number}");
                }
            );
            return name;
        }
        var names = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => Task.Run(() => NameAsync(n))));
        Assert.Equal(Enumerable.Range(0, 20).Select(n => $"s{n}"), names);
    }

    [Fact]
    public void Outside_a_run_there_is_no_deployment()
    {
        Assert.Throws<InvalidOperationException>(() => Deployment.Instance);
        Assert.Throws<InvalidOperationException>(() => new Config());
        Assert.Throws<InvalidOperationException>(() => new Thing("a"));
        Assert.Throws<InvalidOperationException>(() => Log.Error("x"));
    }

    [Fact]
    public async Task Options_of_the_test_are_seen_by_the_program()
    {
        var options = new TestOptions
        {
            ProjectName = "p",
            StackName = "s",
            OrganizationName = "o",
            IsPreview = false,
            RootDirectory = "/r",
        };
        await Deployment.TestAsync(
            new Recorder(),
            options,
            () =>
            {
                var instance = Deployment.Instance;
                Assert.Equal(("p", "s", "o"), (instance.ProjectName, instance.StackName, instance.OrganizationName));
                Assert.Equal((false, "/r"), (instance.IsDryRun, instance.RootDirectory));
            }
        );
        await Run.Of(
            new Recorder(),
            () =>
            {
                Assert.True(Deployment.Instance.IsDryRun);
                Assert.ThrowsAny<Exception>(() => Deployment.Instance.RootDirectory);
            }
        );
    }

    private static void Fail(Exception exception) => throw exception;
}
