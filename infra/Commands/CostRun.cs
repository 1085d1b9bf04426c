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
        var (environment, plan, code) = await terminal.PlanAsync(catalog, name, overrides, isAll);
        if (plan is null)
            return (null, code);
        var estimate = CostEstimate.Of(plan, book);
        return (new EnvironmentCost(estimate, TeamCosts.Of(environment!.Settings.Teams, estimate)), code);
    }

    private void Show(IReadOnlyList<EnvironmentCost> costs)
    {
        if (costs.Count == 0)
            return;
        if (output is null && !isJson)
            CostText.Write(terminal.Data, costs);
        else
            terminal.Show(isJson ? CostReport.Json(costs) : CostText.Of(costs), output);
    }
}
