using System.Diagnostics;
using System.Text;
using MlInfra.Planner.Model;
using MlInfra.Reports;
using MlInfra.Stacks;

namespace MlInfra.Commands;

/// <summary>What is shown of a plan.</summary>
internal enum PreviewForm
{
    /// <summary>A tree by component.</summary>
    Tree,

    /// <summary>The whole plan in its canonical form.</summary>
    Json,

    /// <summary>What a destruction would do.</summary>
    Destroy,
}

/// <summary>One run of <c>preview</c>.</summary>
internal sealed class PreviewRun(Terminal terminal, bool isAll, PreviewForm form, TreeDetail detail, FileInfo? output, string[] overrides)
{
    // What goes to a file is written whole, at the end.
    private readonly StringBuilder _text = new();

    public async Task<int> RunAsync(IReadOnlyList<string> named)
    {
        WarmUp.Start();
        if (terminal.Workspace() is not { } workspace)
            return ExitCode.Failed;
        var names = isAll ? workspace.Catalog.Names : [.. named.Distinct()];
        var code = names.Count == 0 ? ExitCode.Failed : ExitCode.Done;
        foreach (var name in names)
            code = Math.Max(code, await PreviewAsync(workspace.Catalog, name, withContrast: names.Count == 1));
        if (output is not null && _text.Length > 0)
            terminal.Show(_text.ToString(), output);
        return code;
    }

    private async Task<int> PreviewAsync(EnvironmentCatalog catalog, string name, bool withContrast)
    {
        var watch = Stopwatch.StartNew();
        var (environment, plan, code) = await terminal.PlanAsync(catalog, name, overrides, isAll);
        if (plan is null)
            return code;
        Show(plan, watch);
        if (withContrast && form == PreviewForm.Tree)
            Write(ContrastText.Of(catalog, environment!));
        return code;
    }

    private void Show(Plan plan, Stopwatch watch)
    {
        if (form == PreviewForm.Json)
            Write(PlanJson.Write(plan));
        else if (form == PreviewForm.Destroy)
            Write(DestroyText.Of(plan, $"Pulumi refuses nothing of it: pulumi destroy --stack {plan.Environment} deletes all that goes."));
        else if (output is null)
            PlanTree.Write(terminal.Data, plan, watch.Elapsed, detail);
        else
            _text.Append(PlanTree.ToText(plan, watch.Elapsed, detail));
    }

    private void Write(string text)
    {
        if (output is null)
            terminal.Raw(text);
        else
            _text.Append(text);
    }
}
