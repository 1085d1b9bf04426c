using System.ComponentModel;
using MlInfra.Tests.Shared;

namespace EndToEnd.Tests;

public sealed class EnvNewTests : IDisposable
{
    private const string Vision = "stacks/Pulumi.vision.yaml";

    private readonly Checkout _checkout = new();

    [Fact]
    public async Task A_new_environment_is_one_new_file_and_plans_without_an_edit()
    {
        // Given
        var before = Files();

        // When
        var made = await NewAsync("vision", "--from", "dev", "--yes");
        var preview = await Cli.RunAsync(_checkout.Root, "preview", "vision");

        // Then
        Assert.Equal((0, $"written: {Vision}\n"), (made.ExitCode, made.Error));
        Golden.Matches("env-new.txt", made.Out);
        Assert.Equal([_checkout.PathOf(Vision)], Files().Except(before));
        Assert.Equal((0, ""), (preview.ExitCode, preview.Error));
        Assert.StartsWith("vision\n├── AwsFoundation foundation", preview.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_run_with_the_same_name_is_refused()
    {
        // Given
        await NewAsync("vision", "--from", "dev", "--yes");
        var first = _checkout.Read(Vision);

        // When
        var again = await NewAsync("vision", "--from", "staging", "--yes");

        // Then
        Assert.Equal((1, ""), (again.ExitCode, again.Out));
        Assert.StartsWith($"high environment/taken {Vision}\n", again.Error, StringComparison.Ordinal);
        Assert.Equal(first, _checkout.Read(Vision));
    }

    [Fact]
    public async Task Git_sees_exactly_one_new_file()
    {
        // Given
        if (Git("init", "--quiet") is null)
            return;
        Git("add", ".");

        // When
        var made = await NewAsync("vision", "--from", "dev", "--yes");

        // Then
        Assert.Equal(0, made.ExitCode);
        Assert.Equal(
            $"?? {Vision}",
            Git("status", "--porcelain")!.Split('\n').Single(line => !line.StartsWith("A ", StringComparison.Ordinal) && line.Length > 0)
        );
    }

    [Fact]
    public async Task Of_two_at_once_with_one_name_one_wins()
    {
        // Given, when
        var runs = await Task.WhenAll(NewAsync("vision", "--from", "dev", "--yes"), NewAsync("vision", "--from", "prod", "--yes"));

        // Then
        Assert.Equal([0, 1], runs.Select(run => run.ExitCode).Order());
        Assert.Contains("environment/taken", runs.Single(run => run.ExitCode == 1).Error, StringComparison.Ordinal);
        Assert.Equal(6, Directory.GetFiles(_checkout.PathOf("stacks"), "Pulumi.*").Length);
    }

    [Fact]
    public async Task Two_at_once_with_two_names_get_two_networks()
    {
        // Given, when
        var runs = await Task.WhenAll(NewAsync("vision", "--from", "dev", "--yes"), NewAsync("speech", "--from", "dev", "--yes"));

        // Then
        Assert.All(runs, run => Assert.Equal(0, run.ExitCode));
        string[] networks = ["10.16.0.0/16", "10.17.0.0/16"];
        Assert.Equal(
            networks,
            new[] { "vision", "speech" }.Select(name => networks.Single(_checkout.Read($"stacks/Pulumi.{name}.yaml").Contains)).Order()
        );
    }

    [Fact]
    public async Task Where_nobody_can_be_asked_nothing_is_written_without_yes()
    {
        // Given
        var before = Files();

        // When
        var run = await NewAsync("vision", "--from", "dev");

        // Then
        Assert.Equal(1, run.ExitCode);
        Assert.EndsWith($"to be written: {Vision}\n", run.Out, StringComparison.Ordinal);
        Assert.Matches("^error:   Nothing is written: [^\n]+\nnext:    Add --yes to the same command\\.\n$", run.Error);
        Assert.Equal(before, Files());
    }

    [Fact]
    public async Task Secrets_are_in_no_output_and_not_in_the_new_file_and_are_listed_to_be_set_again()
    {
        // Given
        using var checkout = Checkout.WithSecret();
        checkout.Write(
            Checkout.Dev,
            checkout.Read(Checkout.Dev)
                + $"  aws:secretKey: {{ secure: {Checkout.Canary} }}\nsecretsprovider: awskms://alias/x?region=y\nencryptedkey: {Checkout.Canary}\nenvironment: [shared]\n"
        );

        // When
        var run = await Cli.RunAsync(checkout.Root, "env", "new", "vision", "--from", "dev", "--account", "999999999999", "--yes");

        // Then
        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain(Checkout.Canary, checkout.Read(Vision), StringComparison.Ordinal);
        Golden.Matches("env-new-secrets.txt", run.Out);
    }

    [Fact]
    public async Task Something_in_the_place_of_the_file_is_told_in_one_line()
    {
        Directory.CreateDirectory(_checkout.PathOf(Vision));

        await IsToldInOneLineAsync();
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_to_is_told_in_one_line()
    {
        // Root may write anywhere.
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
            return;
        var folder = _checkout.PathOf("stacks");
        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            await IsToldInOneLineAsync();
        }
        finally
        {
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private async Task IsToldInOneLineAsync()
    {
        var before = Files();

        var run = await NewAsync("vision", "--from", "dev", "--yes");

        Assert.Equal(1, run.ExitCode);
        Assert.Matches("^error: [^\n]+\n$", run.Error);
        Assert.DoesNotContain("next:", run.Out, StringComparison.Ordinal);
        Assert.Equal(before, Files());
    }

    private Task<Cli> NewAsync(params string[] arguments) => Cli.RunAsync(_checkout.Root, ["env", "new", .. arguments]);

    private List<string> Files() =>
        [.. Directory.GetFileSystemEntries(_checkout.Root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    // Null: there is no git.
    private string? Git(params string[] arguments)
    {
        try
        {
            return new GitRepository(_checkout.Root).Run(arguments);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    public void Dispose() => _checkout.Dispose();
}
