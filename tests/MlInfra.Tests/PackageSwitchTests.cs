using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using MlInfra.Tests.Shared;

namespace MlInfra.Tests;

/// <summary>The promise of one property: everything else in the source is the same for both sets of packages.</summary>
public sealed class PackageSwitchTests
{
    private static readonly string[] Official = ["Pulumi", "Pulumi.Aws", "Pulumi.AzureNative", "Pulumi.Kubernetes"];

    [Fact]
    public async Task Official_means_the_four_packages_at_their_central_versions_and_offline_means_none()
    {
        // Given
        var central = XDocument
            .Load(Path.Combine(Repository.Root, "Directory.Packages.props"))
            .Descendants("PackageVersion")
            .ToDictionary(e => e.Attribute("Include")!.Value, e => e.Attribute("Version")!.Value);

        // When
        var (official, offline) = (PackagesAsync("official"), PackagesAsync("offline"));

        // Then
        Assert.Equal(Official.Select(name => $"{name} {central[name]}"), await official);
        Assert.Empty(await offline);
        Assert.All(Official, name => Assert.Matches(@"^\[\d+\.\d+\.\d+\]$", central[name]));
    }

    [Fact]
    public void No_source_outside_the_stand_in_is_compiled_under_a_condition()
    {
        var sources = Files("*.cs").Where(f => !f.StartsWith("sdk/", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(sources);
        Assert.DoesNotContain(
            sources,
            f => Regex.IsMatch(Read(f), @"^\s*#\s*(if|elif)\b", RegexOptions.Multiline | RegexOptions.ExplicitCapture)
        );
    }

    [Fact]
    public void Only_the_root_and_the_build_folder_know_the_choice()
    {
        var projects = Files("*.csproj").Concat(Files("*.props")).Concat(Files("*.targets"));

        var knowing = projects.Where(f =>
            Regex.Replace(Read(f), "<!--.*?-->", "", RegexOptions.Singleline).Contains("$(PulumiSdk)", StringComparison.OrdinalIgnoreCase)
        );

        Assert.Equal(["Directory.Build.props", "build/PulumiSdk.targets"], knowing.Order(StringComparer.Ordinal));
    }

    private static async Task<IEnumerable<string>> PackagesAsync(string choice)
    {
        var graph = Path.GetTempFileName();
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            WorkingDirectory = Repository.Root,
        };
        foreach (var argument in (string[])["msbuild", "infra", "-t:GenerateRestoreGraphFile", "-nologo", "-v:q", "-nr:false"])
            start.ArgumentList.Add(argument);
        start.ArgumentList.Add($"-p:PulumiSdk={choice};RestoreGraphOutputPath={graph}");
        // The build that runs the tests must not decide for the one that is tested.
        foreach (var variable in start.Environment.Keys.Where(k => k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(variable);
        start.Environment.Remove("PulumiSdk");
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, output);

        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(graph));
        File.Delete(graph);
        return
        [
            .. json
                .RootElement.GetProperty("projects")
                .EnumerateObject()
                .SelectMany(project => project.Value.GetProperty("frameworks").EnumerateObject())
                .SelectMany(framework => framework.Value.GetProperty("dependencies").EnumerateObject())
                .Where(package => package.Name.StartsWith("Pulumi", StringComparison.Ordinal))
                .Select(package => $"{package.Name} {package.Value.GetProperty("version").GetString()!.Split(',')[0].TrimEnd(']')}]")
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<string> Files(string pattern) =>
        Directory
            .EnumerateFiles(Repository.Root, pattern, SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
            .Where(path => !Regex.IsMatch(path, "(^|/)(artifacts|bin|obj|node_modules)/", RegexOptions.ExplicitCapture));

    private static string Read(string file) => File.ReadAllText(Path.Combine(Repository.Root, file));
}
