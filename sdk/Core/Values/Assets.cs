using System.Diagnostics.CodeAnalysis;

namespace Pulumi;

[SuppressMessage("Design", "CA1012", Justification = "Official shape; the constructor is hidden from other assemblies.")]
public abstract class AssetOrArchive
{
    private protected AssetOrArchive() { }
}

public abstract class Asset : AssetOrArchive
{
    private protected Asset() { }
}

public abstract class Archive : AssetOrArchive
{
    private protected Archive() { }
}

public sealed class FileAsset(string path) : Asset
{
    internal string Path { get; } = path;
}

public sealed class StringAsset(string text) : Asset
{
    internal string Text { get; } = text;
}
