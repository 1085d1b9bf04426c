using MlInfra.Stacks.Tests.Support;

namespace MlInfra.Stacks.Tests;

public sealed class ProjectDirectoryTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("mlinfra-").FullName;

    [Theory]
    [InlineData("stackConfigDir: stacks", "stacks")]
    [InlineData("stackConfigDir: ./deep/stacks/", "deep/stacks")]
    [InlineData("name: x", "")]
    public void The_folder_is_that_of_the_nearest_project_above(string project, string folder)
    {
        // Given
        var inside = Directory.CreateDirectory(Path.Combine(_root, "infra", "bin")).FullName;
        File.WriteAllText(Path.Combine(_root, "Pulumi.yaml"), project);

        // When
        var found = ProjectDirectory.Find(inside);

        // Then
        Assert.Empty(found.Problems);
        Assert.Equal(_root, found.Repository);
        Assert.Equal(folder, found.Files!.Folder);
    }

    [Fact]
    public void Without_a_project_the_way_out_is_named()
    {
        var problem = Assert.Single(ProjectDirectory.Find(_root).Problems);

        Assert.Equal("project/not-found", problem.Rule);
        Assert.DoesNotContain(_root, problem.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("stackConfigDir: ../elsewhere")]
    [InlineData("stackConfigDir: [a]")]
    [InlineData("stackConfigDir: 'a")]
    public void A_project_that_names_no_folder_inside_itself_is_told_with_its_line(string project)
    {
        File.WriteAllText(Path.Combine(_root, "Pulumi.yaml"), project);

        var problem = Assert.Single(ProjectDirectory.Find(_root).Problems);

        Assert.Equal(("Pulumi.yaml", 1), (problem.File, problem.Line));
    }

    [Fact]
    public void Environments_of_a_directory_are_listed_and_loaded()
    {
        // Given
        File.WriteAllText(Path.Combine(_root, "Pulumi.yaml"), "stackConfigDir: envs");
        foreach (var path in MemoryFiles.Shipped.Paths)
        {
            var file = new FileInfo(Path.Combine(_root, "envs", path));
            file.Directory!.Create();
            File.WriteAllText(file.FullName, MemoryFiles.Shipped.Text(path));
        }

        // When
        var catalog = new EnvironmentCatalog(ProjectDirectory.Find(_root).Files!);

        // Then
        Assert.Equal(["dev"], catalog.Names);
        Assert.Equal("envs/Pulumi.dev.yaml:4:13", catalog.Load("dev").Environment!.Locate("family").ToString());
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_a_problem()
    {
        var result = new EnvironmentCatalog(new Unreadable()).Load("dev");

        Assert.Equal(["file/unreadable", "file/unreadable"], result.Problems.Select(problem => problem.Rule));
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private sealed class Unreadable : IEnvironmentFiles
    {
        public string Folder => "";

        public IEnumerable<string> List() => ["Pulumi.dev.yaml", "Pulumi.yaml", "README.md"];

        public Stream? Open(string path) => throw new IOException("no");
    }
}
