using MlInfra.Tests.Shared;

namespace EndToEnd.Tests;

/// <summary>Ways to break a checkout; the golden file of the same name holds what the program says about it.</summary>
internal sealed record BadInput(Action<Checkout> Break, string Environment = "dev", string Folder = "")
{
    private const string Dev = Checkout.Dev;

    public static IReadOnlyDictionary<string, BadInput> Cases { get; } =
        new Dictionary<string, BadInput>
        {
            ["unknown-environment"] = new(_ => { }, "dve"),
            ["unicode-name"] = new(c => c.Write("stacks/Pulumi.prödüktion.yaml", c.Read(Dev)), "prödüktion"),
            ["odd-name"] = new(_ => { }, "../\u202edev\n\u001b[31m"),
            ["no-project"] = new(c => File.Delete(c.PathOf("Pulumi.yaml")), Folder: "stacks"),
            ["no-environments"] = new(c => Directory.Delete(c.PathOf("stacks"), recursive: true)),
            ["missing-defaults"] = new(c => File.Delete(c.PathOf("stacks/defaults.yaml"))),
            ["empty-file"] = new(c => c.Write(Dev, "")),
            ["environment-is-a-folder"] = new(c => MakeFolder(c, Dev)),
            ["layer-is-a-folder"] = new(c => MakeFolder(c, "stacks/defaults.yaml")),
            ["unreadable-file"] = new(Unreadable),
            ["binary-file"] = new(c => File.WriteAllBytes(c.PathOf(Dev), [0x7f, 0x45, 0x4c, 0x46, 0, 1, 0xff, 0xfe])),
            ["broken-yaml"] = new(c => c.Replace(Dev, "[a, b, c]", "[a, b, c")),
            ["unknown-key"] = new(c => c.Replace(Dev, "maxNodes: 4", "maxNode: 4")),
            ["wrong-type"] = new(c => c.Replace(Dev, "maxNodes: 4", "maxNodes: four")),
            ["out-of-range"] = new(c => c.Replace(Dev, "maxNodes: 4", "maxNodes: 0")),
            ["cidr-too-small"] = new(c => c.Replace(Dev, "10.20.0.0/16", "10.20.0.0/26")),
            ["huge-value"] = new(c => c.Replace(Dev, "family: core", $"family: {new string('a', 100_000)}")),
            ["huge-file"] = new(c => c.Replace(Dev, "family: core", $"family: {new string('a', 2_000_000)}")),
            ["secret-misplaced"] = new(c => c.Replace(Dev, "owner: ml-platform@example.com", $"owner: {{ secure: {Checkout.Canary} }}")),
            ["secret-plain"] = new(c => c.Replace(Dev, $"{{ secure: {Checkout.Canary} }}", Checkout.Canary)),
            ["cloud-without-foundation"] = new(_ => { }, "research"),
            ["several-at-once"] = new(SeveralAtOnce),
        };

    private static void MakeFolder(Checkout checkout, string file)
    {
        File.Delete(checkout.PathOf(file));
        Directory.CreateDirectory(checkout.PathOf(file));
    }

    // Taking away the permission does not hinder root; reading the first byte of a process's memory fails for everybody.
    private static void Unreadable(Checkout checkout)
    {
        File.Delete(checkout.PathOf(Dev));
        if (OperatingSystem.IsLinux())
        {
            File.CreateSymbolicLink(checkout.PathOf(Dev), "/proc/self/mem");
            return;
        }
        checkout.Write(Dev, "");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(checkout.PathOf(Dev), UnixFileMode.None);
    }

    private static void SeveralAtOnce(Checkout checkout)
    {
        checkout.Replace(Dev, "tier: dev", "teir: dev");
        checkout.Replace(Dev, "10.20.0.0/16", "10.20.0.0/26");
        checkout.Replace(Dev, "maxNodes: 4", "maxNodes: yes");
        checkout.Replace(Dev, "    owner: ml-platform@example.com\n", "");
        checkout.Replace("stacks/clouds/aws.yaml", "m7i.large", "m7i large");
        checkout.Replace(Dev, $"{{ secure: {Checkout.Canary} }}", Checkout.Canary);
    }
}
