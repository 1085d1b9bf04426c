using System.Text.Json;

namespace MlInfra.Components.Cluster;

/// <summary>
/// What is known of accelerators and of the machines that have them: the file <c>accelerators.json</c> beside the code, carried by the
/// assembly. Every entry in it names its source.
/// </summary>
public static class AcceleratorCatalogue
{
    private const string File = "accelerators.json";

    private static readonly CatalogueFile Content = Read();

    /// <summary>Kinds of accelerators, the oldest first.</summary>
    public static IReadOnlyList<AcceleratorKind> Kinds { get; } =
    [.. Content.Kinds.Select(k => new AcceleratorKind(k.Name, k.Resource, k.Mig, Content.Url(k.Source)))];

    /// <summary>Machines that have them, by cloud and family.</summary>
    public static IReadOnlyList<AcceleratedInstance> Instances { get; } = [.. Content.Instances.Select(Content.Instance)];

    // Behind what it is made of: static fields come to be in the order of the file.
    private static readonly Dictionary<string, AcceleratedInstance> ByType = Instances.ToDictionary(i => i.Type, StringComparer.Ordinal);

    /// <summary>Day on which the catalogue was put together. Prices have days of their own.</summary>
    public static DateOnly AsOf => Content.AsOf;

    /// <summary>A machine by its type, or null.</summary>
    /// <param name="instanceType">Instance type or VM size.</param>
    public static AcceleratedInstance? Find(string instanceType) => ByType.GetValueOrDefault(instanceType);

    /// <summary>A kind of accelerator by its name, or null.</summary>
    /// <param name="accelerator">Name, such as <c>a10g</c>.</param>
    public static AcceleratorKind? Kind(string accelerator) => Kinds.FirstOrDefault(k => k.Name == accelerator);

    /// <summary>Kinds that a cloud has machines with.</summary>
    /// <param name="cloud">Cloud: <c>aws</c> or <c>azure</c>.</param>
    public static IReadOnlyList<AcceleratorKind> KindsOf(string cloud) =>
        [.. Kinds.Where(k => Instances.Any(i => i.Cloud == cloud && i.Accelerator == k.Name))];

    private static CatalogueFile Read()
    {
        using var stream = typeof(AcceleratorCatalogue).Assembly.GetManifestResourceStream(File)!;
        return JsonSerializer.Deserialize<CatalogueFile>(stream, CatalogueFile.Format)!;
    }
}
