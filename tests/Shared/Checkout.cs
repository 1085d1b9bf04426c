namespace MlInfra.Tests.Shared;

/// <summary>A copy of the shipped environments in a folder of its own, to be changed by a test.</summary>
internal sealed class Checkout : IDisposable
{
    public const string Canary = "canary-7f3a9c";

    public const string Dev = "stacks/Pulumi.dev.yaml";

    public Checkout()
    {
        var stacks = Path.Combine(Repository.Root, "stacks");
        foreach (var file in Directory.GetFiles(stacks, "*.yaml", SearchOption.AllDirectories))
            Write($"stacks/{Path.GetRelativePath(stacks, file).Replace('\\', '/')}", File.ReadAllText(file));
        Write("Pulumi.yaml", File.ReadAllText(Path.Combine(Repository.Root, "Pulumi.yaml")));
    }

    public string Root { get; } = Directory.CreateTempSubdirectory("mlinfra-").FullName;

    /// <summary>With a registry in dev whose password is the canary, encrypted as Pulumi would have it.</summary>
    public static Checkout WithSecret()
    {
        var checkout = new Checkout();
        checkout.AddToDev(Registry($"{{ secure: {Canary} }}"));
        return checkout;
    }

    public static string Registry(string password) =>
        $"images:\n  registries:\n    ngc:\n      server: nvcr.io\n      username: $oauthtoken\n      password: {password}";

    public string PathOf(string file) => Path.Combine(Root, file);

    public void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
        File.WriteAllText(PathOf(file), text);
    }

    public string Read(string file) => File.ReadAllText(PathOf(file));

    /// <summary>Adds settings at the end of the dev environment.</summary>
    public void AddToDev(string settings) => Write(Dev, Read(Dev) + string.Concat(settings.Split('\n').Select(line => $"    {line}\n")));

    /// <summary>Adds settings to what dev says of its workflows.</summary>
    public void AddToCi(string settings)
    {
        var at = Read(Dev).IndexOf("        environment: dev\n", StringComparison.Ordinal);
        Assert.True(at > 0, "dev has ci.github.environment no more.");
        var lines = Read(Dev)[at..].Split('\n');
        // After what is deeper than ci itself.
        var end = 1 + lines.Skip(1).TakeWhile(line => line.StartsWith("      ", StringComparison.Ordinal)).Count();
        string[] added = [.. settings.Split('\n').Select(line => $"    {line}")];
        Write(Dev, Read(Dev)[..at] + string.Join('\n', [.. lines[..end], .. added, .. lines[end..]]));
    }

    /// <summary>Replaces a text that must be there.</summary>
    public void Replace(string file, string old, string text)
    {
        Assert.Contains(old, Read(file), StringComparison.Ordinal);
        Write(file, Read(file).Replace(old, text));
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
