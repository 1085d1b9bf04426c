using System.CommandLine;
using System.CommandLine.Parsing;
using MlInfra.Baselines;
using MlInfra.Planner.Baselines;
using MlInfra.Previews;
using MlInfra.Reports;

namespace MlInfra.Commands;

/// <summary><c>preview</c>: what a deployment would create or change, without an engine, a network or credentials.</summary>
internal sealed class PreviewCommand
{
    private const string Text = ReportForms.Text;
    private const string Json = "json";

    private readonly Argument<string[]> _environments = Arguments.Environments(
        "Names of environments: those of stacks/Pulumi.<name>.yaml."
    );
    private readonly Option<bool> _all = new("--all") { Description = "All environments." };

    private readonly Option<string?> _against = new("--against")
    {
        Description = $"What to compare with: {Against.Forms}. Default: in a pull request of CI where it comes from, elsewhere none.",
        HelpName = "BASELINE",
    };

    private readonly Option<bool> _diff = new("--diff") { Description = "Show each resource, not only the parts." };

    private readonly Option<bool> _destroy = new("--destroy")
    {
        Description = "Show what a destruction would delete, in which order, and what it would keep.",
    };

    private readonly Option<string> _format = new("--format") { Description = "How to show it.", DefaultValueFactory = _ => Text };

    private readonly Option<bool> _expectNoChanges = new("--expect-no-changes") { Description = "Exit with 3 where something changes." };

    private readonly Option<FileInfo?> _output = new("--out")
    {
        Description = "Write to a file instead of standard output; to a folder with --format all.",
        HelpName = "FILE",
    };

    private readonly Option<FileInfo?> _prices = new("--prices")
    {
        Description = "Prices of one's own, above the list prices: docs/cost.md.",
        HelpName = "FILE",
    };

    private readonly Option<string[]> _overrides = Arguments.Set();
    private readonly Terminal _terminal;

    private PreviewCommand(Terminal terminal) => _terminal = terminal;

    public static Command Create(Terminal terminal) => new PreviewCommand(terminal).Create();

    private Command Create()
    {
        _format.AcceptOnlyFromAmong([Text, .. ReportForms.Names, ReportForms.All]);
        var command = new Command("preview", "Shows what a deployment of environments would create, or change against a baseline.")
        {
            _environments,
            _all,
            _against,
            _diff,
            _destroy,
            _format,
            _expectNoChanges,
            _output,
            _prices,
            _overrides,
        };
        command.Validators.Add(Validate);
        command.SetAction(RunAsync);
        return command;
    }

    private Task<int> RunAsync(ParseResult result, CancellationToken cancel)
    {
        var names = result.GetValue(_environments) ?? [];
        var format = result.GetRequiredValue(_format);
        var against = AgainstOf(result);
        var overrides = result.GetValue(_overrides) ?? [];
        var output = result.GetValue(_output);
        var isAll = result.GetValue(_all);
        var detail = result.GetValue(_diff) ? TreeDetail.Resources : TreeDetail.Parts;
        if (
            against.Kind == BaselineKind.None
            && (format == Text || (format == Json && names.Length == 1))
            && !result.GetValue(_expectNoChanges)
        )
            return new PreviewRun(_terminal, isAll, FormOf(format, result.GetValue(_destroy)), detail, output, overrides).RunAsync(names);
        var request = new ReportRequest([.. names.Distinct()], against, overrides, format is ReportForms.All or ReportForms.Html);
        var (isWhole, expectNoChanges, prices) = (result.GetValue(_diff), result.GetValue(_expectNoChanges), result.GetValue(_prices));
        return new ReportRun(_terminal, request, format, isWhole, output, expectNoChanges, prices).RunAsync(cancel);
    }

    private static PreviewForm FormOf(string format, bool isDestroy) =>
        isDestroy ? PreviewForm.Destroy
        : format == Json ? PreviewForm.Json
        : PreviewForm.Tree;

    // What a destruction deletes depends on nothing else.
    private Against AgainstOf(ParseResult result) =>
        result.GetValue(_destroy) ? Against.Nothing
        : result.GetValue(_against) is { } asked ? Against.Parse(asked)!
        : Against.Default(Environment.GetEnvironmentVariable);

    private void Validate(CommandResult result)
    {
        // As they were written: a value that is wrong is an error already, and none to ask for.
        var names = result.GetResult(_environments)?.Tokens ?? [];
        var isAll = result.GetValue(_all);
        if (isAll == names.Count > 0)
            result.AddError(isAll ? "--all with names of environments." : "No environment is named, and --all is not given.");
        var format = result.GetResult(_format)?.Tokens is [var token] ? token.Value : Text;
        if (result.GetValue(_destroy))
            ValidateDestroy(result, format);
        if (result.GetResult(_against)?.Tokens is [var against] && Against.Parse(against.Value) is null)
            result.AddError($"--against '{against.Value}' is none of {Against.Forms}.");
        if (isAll && result.GetValue(_against)?.StartsWith("state:", StringComparison.Ordinal) == true)
            result.AddError("A state is that of one environment: name it.");
        if (format == ReportForms.All && result.GetResult(_output) is null or { Tokens.Count: 0 })
            result.AddError("--format all writes several files: name their folder with --out.");
    }

    private void ValidateDestroy(CommandResult result, string format)
    {
        if (format != Text)
            result.AddError($"--destroy is a text: it has no --format {format}.");
        if (result.GetValue(_diff))
            result.AddError("--destroy shows waves: it has no --diff.");
        if (result.GetResult(_against) is { Tokens.Count: > 0 })
            result.AddError("--destroy compares with nothing: it has no --against.");
    }
}
