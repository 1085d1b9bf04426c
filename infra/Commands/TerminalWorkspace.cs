using MlInfra.Costs;
using MlInfra.Planner.Cost;
using MlInfra.Reports;
using MlInfra.Stacks;

namespace MlInfra.Commands;

/// <summary>What commands look up first; what is wrong is told, and there is none.</summary>
internal static class TerminalWorkspace
{
    /// <summary>The checkout.</summary>
    public static Workspace? Workspace(this Terminal terminal)
    {
        var found = MlInfra.Workspace.Find();
        FindingsText.Write(terminal.Talk, ProblemFindings.From(found.Problems));
        return found.Workspace;
    }

    /// <summary>An environment of the checkout.</summary>
    public static LoadedEnvironment? Load(this Terminal terminal, string name, string[]? overrides = null)
    {
        if (terminal.Workspace() is not { } workspace)
            return null;
        var loaded = workspace.Catalog.Load(name, overrides ?? []);
        FindingsText.Write(terminal.Talk, ProblemFindings.From(loaded.Problems));
        return loaded.Environment;
    }

    /// <summary>The prices, with those of a file of one's own above them.</summary>
    public static PriceBook? Prices(this Terminal terminal, FileInfo? file)
    {
        if (file is null)
            return PriceBook.Shipped;
        var (own, findings) = PriceFiles.Read(file);
        FindingsText.Write(terminal.Talk, findings);
        return own is null ? null : PriceBook.Shipped.With(own);
    }
}
