using MlInfra.Stacks.Tests.Support;

namespace MlInfra.Stacks.Tests.Families;

public sealed class EnvironmentWordsTests
{
    private static readonly EnvironmentWords Dev = new(MemoryFiles.AllShipped.Load("dev").Environment!);

    [Theory]
    [InlineData("mlinfra-dev", "mlinfra-<environment>")]
    [InlineData("dev", "<environment>")]
    [InlineData("mlinfra-dev-artifacts-123456789012", "mlinfra-<environment>-artifacts-<account>")]
    [InlineData("{\"cluster\":\"dev\"}", "{\"cluster\":\"<environment>\"}")]
    [InlineData("eu-west-1", "<region>")]
    [InlineData("eu-west-1c", "<region>c")]
    [InlineData("com.amazonaws.eu-west-1.s3", "com.amazonaws.<region>.s3")]
    [InlineData("arn:aws:iam::123456789012:role/mlinfra-dev-nodes", "arn:aws:iam::<account>:role/mlinfra-<environment>-nodes")]
    [InlineData("arn:aws:eks:eu-west-1:123456789012:cluster/x", "arn:aws:eks:<region>:<account>:cluster/x")]
    [InlineData("https://models.dev.ml.example.com/v1", "https://models.<domain>/v1")]
    [InlineData("ml-platform@example.com", "<owner>")]
    [InlineData("10.20.0.0/16", "<network>")]
    [InlineData("10.20.64.0/20", "<network>+16384/20")]
    [InlineData("from 10.20.0.10:443", "from <network>+10:443")]
    [InlineData("10.20.255.255", "<network>+65535")]
    [InlineData("10.20.0.0/16, 10.20.1.0/24", "<network>, <network>+256/24")]
    public void A_fact_of_the_environment_becomes_a_word(string text, string neutral) => Assert.Equal(neutral, Dev.Neutral(text));

    [Theory]
    [InlineData("")]
    [InlineData("/dev/shm")]
    [InlineData("developer")]
    [InlineData("mydev")]
    [InlineData("dev2")]
    [InlineData("example.dev")]
    [InlineData("eu-west-10")]
    [InlineData("neu-west-1")]
    [InlineData("9123456789012")]
    [InlineData("1234567890123")]
    [InlineData("xdev.ml.example.com")]
    [InlineData("10.21.0.1")]
    [InlineData("10.19.255.255")]
    [InlineData("255.255.255.255")]
    [InlineData("0.0.0.0/0")]
    [InlineData("10.20.999.1")]
    [InlineData("1.10.20.0.1")]
    [InlineData("110.20.0.1")]
    [InlineData("mlinfra-prod")]
    public void What_only_looks_like_a_fact_stays(string text) => Assert.Equal(text, Dev.Neutral(text));

    [Fact]
    public void Facts_become_the_same_words_in_every_environment()
    {
        // Given
        var prod = new EnvironmentWords(MemoryFiles.AllShipped.Load("prod").Environment!);

        // When
        var texts = (Dev.Neutral("dev.ml.example.com/dev 10.20.3.0/24"), prod.Neutral("ml.example.com/dev 10.22.3.0/24"));

        // Then
        Assert.Equal(("<domain>/dev <network>+768/24", "<domain>/dev <network>+768/24"), texts);
    }

    [Theory]
    [InlineData("100.64.0.0/16", "<pods>")]
    [InlineData("100.64.64.0/18", "<pods>+16384/18")]
    [InlineData("10.20.0.0/16 100.64.0.9", "<network> <pods>+9")]
    [InlineData("100.65.0.0/16", "100.65.0.0/16")]
    public void Addresses_of_pods_have_their_place_in_their_own_network(string text, string neutral)
    {
        var files = MemoryFiles.AllShipped.Replace(
            "Pulumi.dev.yaml",
            "cidr: 10.20.0.0/16",
            "cidr: 10.20.0.0/16\n      podCidr: 100.64.0.0/16"
        );

        Assert.Equal(neutral, new EnvironmentWords(files.Load("dev").Environment!).Neutral(text));
    }

    [Theory]
    [InlineData("mlinfra-munich-2-store", "mlinfra-<environment>-store")]
    [InlineData("munich", "<region>")]
    [InlineData("munich-2-cluster", "<account>")]
    public void Of_facts_that_begin_alike_the_longest_counts(string text, string neutral)
    {
        var lab = MemoryFiles.AllShipped.Text("Pulumi.lab.yaml").Replace("account: lab-gpu-01", "account: munich-2-cluster");
        var environment = MemoryFiles.AllShipped.With("Pulumi.munich-2.yaml", lab).Load("munich-2").Environment!;

        Assert.Equal(neutral, new EnvironmentWords(environment).Neutral(text));
    }

    [Fact]
    public void A_renamed_environment_is_known_by_the_name_that_things_in_the_cloud_have()
    {
        var renamed = MemoryFiles.AllShipped.Replace(
            "Pulumi.dev.yaml",
            "    tier: dev\n",
            "    tier: dev\n    renamedFrom: [first, second]\n"
        );

        var words = new EnvironmentWords(renamed.Load("dev").Environment!);

        Assert.Equal("mlinfra-<environment> mlinfra-second", words.Neutral("mlinfra-first mlinfra-second"));
    }
}
