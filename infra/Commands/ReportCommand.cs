using System.CommandLine;
using System.Text;
using MlInfra.Planner.Findings;
using MlInfra.Planner.Reports.Json;
using MlInfra.Previews;
using MlInfra.Reports;

namespace MlInfra.Commands;

/// <summary><c>report</c>: writes a report that was made elsewhere in another form. Nothing in it is trusted.</summary>
internal static class ReportCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = new Argument<FileInfo>("report") { Description = "A report.json, as preview --format json writes it." };
        var format = new Option<string>("--format") { Description = "How to show it.", DefaultValueFactory = _ => ReportForms.Text };
        format.AcceptOnlyFromAmong([ReportForms.Text, .. ReportForms.WithoutPlans]);
        var output = new Option<FileInfo?>("--out") { Description = "Write to a file instead of standard output.", HelpName = "FILE" };
        var diff = new Option<bool>("--diff") { Description = "Show each resource and property in the text." };
        var command = new Command("report", "Shows a report that was made elsewhere, as text that nobody trusts.")
        {
            file,
            format,
            output,
            diff,
        };
        command.SetAction(result =>
            Run(terminal, result.GetRequiredValue(file), result.GetRequiredValue(format), result.GetValue(output), result.GetValue(diff))
        );
        return command;
    }

    private static int Run(Terminal terminal, FileInfo file, string format, FileInfo? output, bool isWhole)
    {
        var (report, findings) = Read(file);
        FindingsText.Write(terminal.Talk, findings);
        if (report is null)
            return ExitCode.Failed;
        if (format == ReportForms.Text && output is null)
        {
            ReportText.Write(terminal.Data, report, isWhole);
            return ExitCode.Done;
        }
        var text = format == ReportForms.Text ? ReportText.Of(report, isWhole) : ReportForms.Write(report, format);
        if (output is null)
            terminal.Raw(text);
        else
            AtomicFiles.Write(output.FullName, text);
        return ExitCode.Done;
    }

    private static ReportReadResult Read(FileInfo file)
    {
        if (!file.Exists)
            return new ReportReadResult(null, [Unreadable(file, "no such file")]);
        // In bytes, before anything of it is in memory.
        if (file.Length > ReportReader.Limit)
            return new ReportReadResult(null, [Unreadable(file, $"a file of {file.Length} bytes")]);
        try
        {
            return ReportReader.Read(File.ReadAllText(file.FullName, new UTF8Encoding(false, throwOnInvalidBytes: true)), file.ToString());
        }
        catch (DecoderFallbackException)
        {
            return new ReportReadResult(null, [Unreadable(file, "bytes that are no UTF-8")]);
        }
    }

    private static Finding Unreadable(FileInfo file, string given) =>
        new(
            "report/unreadable",
            Severity.High,
            "This report cannot be shown.",
            "Write it again: dotnet run --project infra -- preview --all --format json --out FILE."
        )
        {
            Location = new SourceLocation(file.ToString(), 0, 0),
            Given = given,
            Allowed = $"a report in the format '{ReportJson.Format}', of at most {ReportReader.Limit} bytes",
        };
}
