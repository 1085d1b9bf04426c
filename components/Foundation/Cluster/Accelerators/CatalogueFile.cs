using System.Text.Json;
using System.Text.Json.Serialization;

namespace MlInfra.Components.Cluster;

/// <summary>The catalogue as its file says it: sources stand once, and entries name them.</summary>
internal sealed record CatalogueFile(
    DateOnly AsOf,
    IReadOnlyDictionary<string, CatalogueSource> Sources,
    IReadOnlyDictionary<string, IReadOnlyList<string>> RegionsAsked,
    IReadOnlyList<CatalogueKind> Kinds,
    IReadOnlyList<CatalogueInstance> Instances
)
{
    // A key that the code does not know would be a fact that nobody reads; a missing one would be a zero that nobody wrote.
    public static JsonSerializerOptions Format { get; } =
        new(JsonSerializerDefaults.Web)
        {
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            RespectRequiredConstructorParameters = true,
            RespectNullableAnnotations = true,
        };

    public string Url(string source) => Sources[source].Url;

    public AcceleratedInstance Instance(CatalogueInstance entry) =>
        new()
        {
            Type = entry.Type,
            Cloud = entry.Cloud,
            Accelerator = entry.Accelerator,
            Gpus = entry.Gpus,
            GpuMemoryGiB = entry.GpuMemoryGiB,
            Vcpus = entry.Vcpus,
            MemoryGiB = entry.MemoryGiB,
            NetworkGbps = entry.NetworkGbps,
            EfaInterfaces = entry.EfaInterfaces,
            InfiniBand = entry.InfiniBand,
            LocalDiskGB = entry.LocalDiskGB,
            Regions = entry.Regions?.In,
            RegionsAsked = entry.Regions?.Asked is { } asked ? RegionsAsked[asked] : [],
            RegionsSource = entry.Regions is { } seen ? Url(seen.Source) : null,
            Price = entry.Price is { } price ? new ListPrice(price.UsdPerHour, price.Region, Url(price.Source), price.AsOf) : null,
            Source = Url(entry.Source),
        };
}

/// <summary>Something that was read.</summary>
internal sealed record CatalogueSource(string Url, DateOnly Seen);

/// <summary>A kind of accelerator.</summary>
internal sealed record CatalogueKind(string Name, string Resource, bool Mig, string Source);

/// <summary>A machine.</summary>
internal sealed record CatalogueInstance(
    string Type,
    string Cloud,
    string Accelerator,
    int Gpus,
    int? GpuMemoryGiB,
    int Vcpus,
    int MemoryGiB,
    double? NetworkGbps,
    int EfaInterfaces,
    bool InfiniBand,
    int LocalDiskGB,
    string Source,
    CatalogueRegions? Regions,
    CataloguePrice? Price
);

/// <summary>Regions in which a machine was seen, and the name of the list of those that were asked: null where that is unknown.</summary>
internal sealed record CatalogueRegions(IReadOnlyList<string> In, string? Asked, string Source);

/// <summary>A price.</summary>
internal sealed record CataloguePrice(decimal UsdPerHour, string Region, string Source, DateOnly AsOf);
