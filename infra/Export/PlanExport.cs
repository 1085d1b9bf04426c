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
        var environments = planned.ToDictionary(one => one.Name, one => one.Environment);
        AtomicFiles.Write(output.FullName, PlanFolder.Files(environments, isAll: named is null));
        foreach (var (name, environment) in planned.Where(one => one.Environment.Why is not null))
            terminal.Talk.WriteLine($"{name}: {environment.Why}");
        var written = planned.Where(one => one.Environment.Plan is not null).Select(one => one.Name).ToList();
        terminal.Talk.WriteLine($"written to {output}: {written.Count} plans.");
        if (written.Count > 0)
        {
            var compared = named is null ? "--all" : string.Join(' ', written);
            terminal.Talk.WriteLine($"Compare with them: dotnet run --project infra -- preview {compared} --against plan:{output}");
        }
        return environments.Values.All(one => IsGood(one, named is not null)) ? ExitCode.Done : ExitCode.Failed;
    }

    // That a foundation is not there yet is a fact among all environments, and a failure of the one that was asked for.
    private static bool IsGood(BaselineEnvironment one, bool isNamed) =>
        one is { Plan.IsRefused: false } || (one is { Plan: null, IsExpected: true } && !isNamed);
}
