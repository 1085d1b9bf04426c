using System.IO.Compression;
using System.Text;
using MlInfra.Planner.Baselines.State;
using MlInfra.Planner.Findings;
using MlInfra.Planner.Model;

namespace MlInfra.Planner.Tests.Baselines.State;

public sealed class StateFileTests
{
    private const string Small = """{"version":3,"deployment":{"manifest":{"version":"v3.213.0"},"resources":[RESOURCES]}}""";

    /// <summary>A text, the rule that refuses it, and words of what was given.</summary>
    public static TheoryData<string, string, string?> Broken =>
        new()
        {
            { "", "state/empty", "nothing" },
            { " \n", "state/empty", "nothing" },
            { "hello", "state/not-json", "no JSON" },
            { """{"version":3,""", "state/not-json", "no JSON" },
            { """{"version":3,"version":3,"deployment":{}}""", "state/not-json", "no JSON" },
            { """{"version":3,"deployment":{"resources":[{"urn":"\ud800"}]}}""", "state/not-json", "surrogate" },
            { "[]", "state/not-a-state", "array" },
            { "3", "state/not-a-state", "number" },
            { "null", "state/not-a-state", "null" },
            { "{}", "state/not-a-state", "without 'deployment'" },
            { """{"version":3,"deployment":[]}""", "state/not-a-state", "'deployment'" },
            { """{"version":3,"deployment":{"resources":{}}}""", "state/not-a-state", "" },
            { """{"version":3,"checkpoint":7}""", "state/not-a-state", "'checkpoint'" },
            { """{"version":3,"checkpoint":{"latest":[]}}""", "state/not-a-state", "'checkpoint.latest'" },
            { """{"manifest":{},"resources":[]}""", "state/not-a-state", "without its version" },
            { """{"version":4,"terraform_version":"1.9.0","resources":[]}""", "state/not-a-state", "Terraform" },
            { """{"manifest":{},"resourcePlans":{}}""", "state/not-a-state", "update plan" },
            { """{"format":"mlinfra-plan/1","resources":[]}""", "state/is-a-plan", "mlinfra-plan" },
            { """{"deployment":{}}""", "state/version", "none" },
            { """{"version":"3","deployment":{}}""", "state/version", "no number" },
            { """{"version":1,"deployment":{}}""", "state/version", "version 1" },
            { """{"version":5,"checkpoint":{}}""", "state/version", "version 5" },
            { """{"version":99999999999,"deployment":{}}""", "state/version", "99999999999" },
            { """{"version":3,"deployment":"djE6c2VjcmV0"}""", "state/encrypted", "encrypted" },
            { """{"version":3,"deployment":{},"sops":{}}""", "state/encrypted", "encrypted" },
            { "-----BEGIN PGP MESSAGE-----\n", "state/encrypted", "encrypted" },
            { "age-encryption.org/v1\n", "state/encrypted", "encrypted" },
            { """[{"version":3,"deployment":{}},{"version":3,"deployment":{}}]""", "state/several-stacks", "list" },
            { """{"dev":{"version":3,"deployment":{}},"prod":{"version":3,"deployment":{}}}""", "state/several-stacks", "map" },
            { """{"version":3,"deployment":{}} {"version":3,"deployment":{}}""", "state/several-stacks", "one after the other" },
            {
                Small.Replace(
                    "RESOURCES",
                    """{"urn":"urn:pulumi:a::p::t:t:T::x","type":"t:t:T"},{"urn":"urn:pulumi:b::p::t:t:T::x","type":"t:t:T"}"""
                ),
                "state/several-stacks",
                "p/a and of p/b"
            },
            { Small.Replace("RESOURCES", "7"), "state/broken-resource", "[0]" },
            { Small.Replace("RESOURCES", """{"type":"t:t:T"}"""), "state/broken-resource", "[0]" },
            { Small.Replace("RESOURCES", """{"urn":"urn:pulumi:a::p::t:t:T::x"}"""), "state/broken-resource", "[0]" },
            { Small.Replace("RESOURCES", """{"urn":"not one","type":"t:t:T"}"""), "state/broken-resource", "[0]" },
            { Small.Replace("RESOURCES", """{"urn":"urn:pulumi:a","type":"t:t:T"}"""), "state/broken-resource", "[0]" },
            {
                Small.Replace(
                    "RESOURCES",
                    """{"urn":"urn:pulumi:a::p::t:t:T::x","type":"t:t:T"},{"urn":"urn:pulumi:a::p::t:t:T::x","type":"t:t:T"}"""
                ),
                "state/duplicate-urn",
                "::x"
            },
            { Small.Replace("RESOURCES", $"{Read("x")},{Read("x")}"), "state/duplicate-urn", "::x" },
            { Small.Replace("RESOURCES", Child("x", "x")), "state/parent-circle", "::x" },
            { Small.Replace("RESOURCES", $"{Child("x", "y")},{Child("y", "x")}"), "state/parent-circle", "::" },
            { Small.Replace("RESOURCES", $"{Child("a", "x")},{Child("x", "y")},{Child("y", "x")}"), "state/parent-circle", "::x" },
        };

    private static string Child(string name, string parent) =>
        $$"""{"urn":"urn:pulumi:a::p::t:t:T::{{name}}","type":"t:t:T","parent":"urn:pulumi:a::p::t:t:T::{{parent}}"}""";

    private static string Read(string name) =>
        $$"""{"urn":"urn:pulumi:a::p::t:t:T::{{name}}","type":"t:t:T","custom":true,"external":true,"id":"1"}""";

    [Theory]
    [MemberData(nameof(Broken))]
    public void What_is_no_state_is_refused_with_what_to_do(string text, string rule, string? given)
    {
        var result = StateFile.Read(text, "state.json");

        var finding = Assert.Single(result.Findings);
        Assert.Null(result.State);
        Assert.Equal((rule, Severity.High), (finding.Rule, finding.Severity));
        Assert.Equal("state.json", finding.Location!.File);
        Assert.NotEmpty(finding.What);
        Assert.NotEmpty(finding.Fix);
        Assert.NotNull(finding.Allowed);
        Assert.Contains(given ?? "", finding.Given ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void Where_the_text_stops_being_json_is_said()
    {
        var finding = Assert.Single(StateFile.Read("{\n \"version\": oops", "state.json").Findings);

        Assert.Equal(2, finding.Location!.Line);
        Assert.DoesNotContain("oops", finding.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Exports_and_checkpoints_of_these_versions_are_read(int version)
    {
        const string Deployment = """{"resources":[{"urn":"urn:pulumi:dev::shop::t:t:T::x","type":"t:t:T","custom":true}]}""";

        foreach (var form in (string[])[$$"""{"deployment":{{Deployment}},"version":{{version}}}""", Checkpoint(version, Deployment)])
        {
            var plan = StateFile.Read(form, "s").Plan!;
            Assert.Equal(("dev", "shop", "x"), (plan.Environment, plan.Project, Assert.Single(plan.Resources).Name));
        }
    }

    [Theory]
    [InlineData("""{"version":3,"deployment":null}""", "no deployment")]
    [InlineData("""{"version":3,"checkpoint":{"stack":"dev"}}""", "no deployment")]
    [InlineData("""{"version":3,"checkpoint":{"stack":"dev","latest":null}}""", "no deployment")]
    [InlineData("""{"version":3,"deployment":{"resources":null}}""", "Nothing is deployed: the state holds no resources")]
    [InlineData("""{"version":3,"deployment":{}}""", "no resources")]
    public void A_stack_without_resources_is_a_state_that_says_so(string text, string note)
    {
        var result = StateFile.Read(text, "s");

        Assert.Empty(result.Plan!.Resources);
        Assert.Contains(note, Assert.Single(result.Notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"version":3,"deployment":{"resources":[]}}""", "", "")]
    [InlineData("""{"version":3,"checkpoint":{"stack":"dev","latest":{}}}""", "dev", "")]
    [InlineData("""{"version":3,"checkpoint":{"stack":"organization/shop/dev","latest":null}}""", "dev", "shop")]
    [InlineData(
        """{"version":3,"deployment":{"secrets_providers":{"type":"service","state":{"owner":"o","project":"shop","stack":"dev"}}}}""",
        "dev",
        "shop"
    )]
    [InlineData("""{"version":3,"deployment":{"secrets_providers":{"type":"passphrase","state":{"salt":"v1:x"}}}}""", "", "")]
    [InlineData("""{"version":3,"checkpoint":{"stack":7,"latest":{"secrets_providers":[]}}}""", "", "")]
    public void A_stack_without_resources_has_the_name_that_the_file_has_for_it(string text, string stack, string project)
    {
        var plan = StateFile.Read(text, "s").Plan!;

        Assert.Equal((stack, project), (plan.Environment, plan.Project));
    }

    [Fact]
    public void Packed_and_marked_files_are_read()
    {
        var text = File.ReadAllText(Path.Combine(Fixture.Folder, "aws-network.json"));
        var plain = PlanJson.Write(StateFile.Read(text, "s").Plan!);

        Assert.Equal(plain, Bytes(Encoding.UTF8.GetBytes(text)));
        Assert.Equal(plain, Bytes(Gzip(Encoding.UTF8.GetBytes(text))));
        Assert.Equal(plain, Bytes([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text)]));
        Assert.Equal(plain, Bytes([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)]));

        static string Bytes(byte[] bytes) => PlanJson.Write(StateFile.Read(bytes, "s").Plan!);
    }

    [Fact]
    public void A_broken_packed_file_is_refused()
    {
        var packed = Gzip(Encoding.UTF8.GetBytes(new string('x', 5000)));
        packed[12] ^= 0xff;

        Assert.Equal("state/broken-gzip", Assert.Single(StateFile.Read(packed, "s").Findings).Rule);
        Assert.StartsWith("state/", Assert.Single(StateFile.Read(packed.AsMemory(0, 9), "s").Findings).Rule, StringComparison.Ordinal);
        Assert.Equal("state/not-json", Assert.Single(StateFile.Read(new byte[] { 0xff, 0x00, 0x81 }, "s").Findings).Rule);
    }

    [Theory]
    [MemberData(nameof(FixtureTests.Fixtures), MemberType = typeof(FixtureTests))]
    public void Damage_to_a_state_never_throws(string fixture)
    {
        var text = Fixture.Read(fixture).ToJsonString();
        var random = new Random(7);
        for (var i = 0; i < 300; i++)
        {
            var at = random.Next(text.Length);
            var damaged = random.Next(3) switch
            {
                0 => text[..at],
                1 => text.Remove(at, Math.Min(random.Next(1, 40), text.Length - at)),
                _ => text.Insert(at, ((string[])["null", "{", "\"", "7", "\\u0000", "[]"])[random.Next(6)]),
            };
            var result = StateFile.Read(damaged, "s");
            Assert.Equal(result.State is null, result.Findings.Length == 1);
        }
    }

    private static string Checkpoint(int version, string deployment) =>
        $$"""{"version":{{version}},"checkpoint":{"stack":"dev","latest":{{deployment}} } }""";

    private static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            gzip.Write(bytes);
        return packed.ToArray();
    }
}
