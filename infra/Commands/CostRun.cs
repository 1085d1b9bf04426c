using MlInfra.Costs;
using MlInfra.Planner.Cost;
using MlInfra.Reports;
using MlInfra.Stacks;

namespace MlInfra.Commands;

/// <summary>One run of <c>cost</c>.</summary>
internal sealed class CostRun(Terminal terminal, bool isAll, FileInfo? prices, bool isJson, FileInfo? output, string[] overrides)
{
    public async Task<int> RunAsync(IReadOnlyList<string> named)
    {
        WarmUp.Start();
        if (terminal.Workspace() is not { } workspace || terminal.Prices(prices) is not { } book)
            return ExitCode.Failed;
        var names = isAll ? workspace.Catalog.Names : [.. named.Distinct()];
        var code = names.Count == 0 ? ExitCode.Failed : ExitCode.Done;
        var costs = new List<EnvironmentCost>();
        foreach (var name in names)
        {
            var (cost, itsCode) = await EstimateAsync(workspace.Catalog, name, book);
            code = Math.Max(code, itsCode);
            if (cost is not null)
                costs.Add(cost);
        }
        Show(costs);
        return code;
    }

    private async Task<(EnvironmentCost? Cost, int Code)> EstimateAsync(EnvironmentCatalog catalog, string name, PriceBook book)
    {
        var loaded = catalog.Load(name, overrides);
        FindingsText.Write(terminal.Talk, ProblemFindings.From(loaded.Problems));
        if (loaded.Environment is not { } environment)
            return (null, ExitCode.Failed);
        var (plan, findings) = await EnvironmentPlans.OfAsync(environment);
        FindingsText.Write(terminal.Talk, findings);
        if (plan is null)
        {
            // That a foundation is not there yet is a fact among all environments, and a failure of the one that was asked for.
            var isExpected = isAll && findings.All(finding => finding.Rule == Foundations.MissingRule);
            return (null, isExpected ? ExitCode.Done : ExitCode.Failed);
        }
        var estimate = CostEstimate.Of(plan, book);
        var cost = new EnvironmentCost(estimate, TeamCosts.Of(environment.Settings.Teams, estimate));
        return (cost, plan.IsRefused ? ExitCode.Failed : ExitCode.Done);
    }

    private void Show(IReadOnlyList<EnvironmentCost> costs)
    {
        if (costs.Count == 0)
            return;
        if (output is null && !isJson)
        {
            CostText.Write(terminal.Data, costs);
            return;
        }
        var text = isJson ? CostReport.Json(costs) : CostText.Of(costs);
        if (output is null)
        {
            terminal.Raw(text);
            return;
        }
        AtomicFiles.Write(output.FullName, text);
        terminal.Talk.WriteLine($"written: {output}");
    }
}
