using MlInfra.Baselines;
using MlInfra.Commands;

namespace MlInfra.Export;

/// <summary>Plans of environments as files to compare with later: <c>--against plan:FOLDER</c>.</summary>
internal static class PlanExport
{
    /// <summary>Writes the plans that can be made, and why the others cannot.</summary>
    /// <param name="terminal">Where it says what it did.</param>
    /// <param name="named">Environments. Null: all of them.</param>
    /// <param name="output">Folder to write to.</param>
    public static async Task<int> RunAsync(Terminal terminal, IReadOnlyList<string>? named, DirectoryInfo output)
    {
        WarmUp.Start();
        if (terminal.Workspace() is not { } workspace)
            return ExitCode.Failed;
        var names = named ?? workspace.Catalog.Names;
        var planned = await Task.WhenAll(
            names
                .Distinct()
                .Select(async name =>
                    (Name: name, Environment: await Task.Run(() => BaselineEnvironment.PlanAsync(workspace.Catalog, name)))
                )
        );
        AtomicFiles.Write(output.FullName, PlanFolder.Files(planned.ToDictionary(one => one.Name, one => one.Environment)));
        foreach (var (name, environment) in planned.Where(one => one.Environment.Why is not null))
            terminal.Talk.WriteLine($"{name}: {environment.Why}");
        terminal.Talk.WriteLine($"written to {output}: {planned.Count(one => one.Environment.Plan is not null)} plans.");
        terminal.Talk.WriteLine($"Compare with them: dotnet run --project infra -- preview --all --against plan:{output}");
        return planned.All(one => one.Environment is { Plan.IsRefused: false } or { IsExpected: true }) ? ExitCode.Done : ExitCode.Failed;
    }
}
