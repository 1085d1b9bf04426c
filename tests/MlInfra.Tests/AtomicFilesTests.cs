namespace MlInfra.Tests;

public sealed class AtomicFilesTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("mlinfra-").FullName;

    [Fact]
    public void A_file_is_replaced_and_nothing_is_left_beside_it()
    {
        // Given
        var path = Path.Combine(_root, "deep", "plan.json");

        // When
        AtomicFiles.Write(path, "a long first text");
        AtomicFiles.Write(path, "second");

        // Then
        Assert.Equal("second", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(Path.GetDirectoryName(path)!));
    }

    [Fact]
    public void Where_one_of_several_cannot_be_written_none_is()
    {
        // Given
        var files = new Dictionary<string, string> { ["a.yaml"] = "a", ["missing/b.yaml"] = "b" };

        // When
        Assert.ThrowsAny<IOException>(() => AtomicFiles.Write(_root, files));

        // Then
        Assert.Empty(Directory.GetFileSystemEntries(_root));
    }

    [Theory]
    [InlineData("")]
    [InlineData("missing/")]
    public void A_folder_is_refused_and_none_is_made(string path)
    {
        var problem = Assert.Throws<IOException>(() => AtomicFiles.Write(Path.Combine(_root, path), "text"));

        Assert.EndsWith("is a folder, not a file.", problem.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_root));
    }

    [Fact]
    public void A_new_file_is_never_written_over_one_that_is_there()
    {
        // Given
        var path = Path.Combine(_root, "new.yaml");
        AtomicFiles.WriteNew(path, "first");

        // When
        Assert.ThrowsAny<IOException>(() => AtomicFiles.WriteNew(path, "second"));

        // Then
        Assert.Equal("first", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(_root));
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
