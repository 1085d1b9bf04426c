using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using MlInfra.Commands;
using MlInfra.Stacks;
using MlInfra.Tests.Shared;

namespace MlInfra.Tests.Families;

/// <summary>A check of many environments plans each of them, and holds only few of the plans at a time.</summary>
public sealed class FleetSizeTests : IDisposable
{
    private const int Clones = 40;

    // The reference at the level of the clones, and what the last ones to run still hold.
    private const int Handful = 8;

    private readonly Checkout _checkout = FamilyCheckout.Family("dev", "prod");
    private readonly ConcurrentBag<(string Environment, WeakReference Plan)> _planned = [];
    private int _mostAlive;

    [Fact]
    public async Task Forty_clones_of_dev_differ_in_nothing_and_their_plans_are_not_kept()
    {
        // Given
        for (var index = 0; index < Clones; index++)
            Clone($"dev{index:00}", index);

        // When
        var (findings, references) = await CheckAsync();

        // Then
        Assert.Empty(findings);
        Assert.Equal(Clones + 1, references);
        // The reference and one environment are planned at each other's level too.
        Assert.Equal(Clones + 4, _planned.Count);
        Assert.All(_planned.GroupBy(p => p.Environment), p => Assert.InRange(p.Count(), 1, 2));
        Assert.InRange(_mostAlive, 1, Handful + 2 * Environment.ProcessorCount);
        Assert.InRange(Alive(), 0, Handful);
    }

    public void Dispose() => _checkout.Dispose();

    // In a method of its own, so that no local keeps what it made.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task<(IReadOnlyList<string> Findings, int References)> CheckAsync()
    {
        var result = await _checkout.CheckAsync(PlanAsync);
        return (
            [.. result.Findings.Select(f => $"{f.Rule} {f.Resource} {f.Property}")],
            result.Environments.Count(e => e.Reference == "prod")
        );
    }

    private async Task<PlanResult> PlanAsync(LoadedEnvironment environment)
    {
        var planned = await EnvironmentPlans.OfAsync(environment);
        lock (_planned)
        {
            _planned.Add((environment.Name, new WeakReference(planned.Plan)));
            if (_planned.Count % 10 == 0)
                _mostAlive = Math.Max(_mostAlive, Alive());
        }
        return planned;
    }

    private int Alive()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return _planned.Count(p => p.Plan.IsAlive);
    }

    private void Clone(string name, int index)
    {
        var file = $"stacks/Pulumi.{name}.yaml";
        _checkout.Write(file, _checkout.Read(Checkout.Dev));
        _checkout.Replace(file, "10.20.0.0/16", $"10.{110 + index}.0.0/16");
        _checkout.Replace(file, "dev.ml.example.com", $"{name}.ml.example.com");
        _checkout.Replace(file, "123456789012", $"{100000000000 + index}");
    }
}
