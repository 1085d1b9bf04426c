using System.Text.Json.Nodes;
using MlInfra.Planner.Model;
using static MlInfra.Planner.Tests.Baselines.State.Exports;

namespace MlInfra.Planner.Tests.Baselines.State;

/// <summary>What becomes of each kind of resource and of each special value.</summary>
public sealed class StateReaderTests
{
    /// <summary>Members of a resource, and what a note says of it: it is not among the managed ones.</summary>
    public static TheoryData<string, string> LeftOut =>
        new()
        {
            { """{"delete":true}""", "1 resource of the state waits for its deletion" },
            { """{"pendingReplacement":true}""", "1 resource of the state was deleted for a replacement" },
            { """{"viewOf":"urn:pulumi:dev::mlinfra::t:t:T::of"}""", "1 resource of the state is a view" },
            { """{"external":true}""", "1 resource of the state was only read" },
        };

    /// <summary>A value of a state, and how a plan shows it.</summary>
    public static TheoryData<string, string> Values =>
        new()
        {
            { """{"SIG":"1b47061264138c4ac30d75fd1eb44270","ciphertext":"v1:abc"}""", "[secret]" },
            { """{"SIG":"1b47061264138c4ac30d75fd1eb44270","plaintext":"\"hunter2\""}""", "[secret]" },
            { """{"SIG":"c44067f5952c0a294b673a41bacd8c17","path":"./a.txt","hash":"1"}""", "[FileAsset]" },
            { """{"SIG":"c44067f5952c0a294b673a41bacd8c17","text":"hello","hash":"1"}""", "[StringAsset]" },
            { """{"SIG":"c44067f5952c0a294b673a41bacd8c17","uri":"https://a"}""", "[RemoteAsset]" },
            { """{"SIG":"c44067f5952c0a294b673a41bacd8c17","hash":"1"}""", "[unknown]" },
            { """{"SIG":"0def7320c3a5731c473e5ecbe6d01bc7","path":"./a.zip"}""", "[FileArchive]" },
            { """{"SIG":"0def7320c3a5731c473e5ecbe6d01bc7","uri":"https://a"}""", "[RemoteArchive]" },
            { """{"SIG":"0def7320c3a5731c473e5ecbe6d01bc7","assets":{}}""", "[AssetArchive]" },
            { """{"SIG":"5cf8f73096256a8f31e491e813e4eb8e","urn":"urn:pulumi:dev::p::t:t:T::x","id":"i-1"}""", "i-1" },
            { """{"SIG":"5cf8f73096256a8f31e491e813e4eb8e","urn":"urn:pulumi:dev::p::t:t:T::x","id":""}""", "urn:pulumi:dev::p::t:t:T::x" },
            { """{"SIG":"d0e6a833031e9bbcd3f4e8bde6ca49a4","value":"known"}""", "known" },
            { """{"SIG":"d0e6a833031e9bbcd3f4e8bde6ca49a4","value":"hunter2","secret":true}""", "[secret]" },
            { """{"SIG":"d0e6a833031e9bbcd3f4e8bde6ca49a4"}""", "[unknown]" },
            { """{"SIG":"of another time","value":"x"}""", "[unknown]" },
            { """{"SIG":7}""", "[unknown]" },
            { "\"04da6b54-80e4-46f7-96ec-b56ff0331ba9\"", "[unknown]" },
        };

    [Theory]
    [MemberData(nameof(LeftOut))]
    public void What_is_not_there_or_not_managed_is_left_out_and_said(string others, string note)
    {
        var result = Read(Resource("kept"), Resource("other", others: others));

        Assert.Equal("kept", Assert.Single(result.Plan!.Resources).Name);
        Assert.Contains(result.Notes, n => n.StartsWith(note, StringComparison.Ordinal) && n.Contains("(other)", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"taint":true}""", "1 resource of the state is tainted")]
    [InlineData("""{"initErrors":["not ready"]}""", "1 resource of the state was created and did not become ready")]
    public void What_is_there_and_not_well_is_kept_and_said(string others, string note)
    {
        var result = Read(Resource("one", others: others));

        Assert.Single(result.Plan!.Resources);
        Assert.Contains(result.Notes, n => n.StartsWith(note, StringComparison.Ordinal));
    }

    [Fact]
    public void An_old_copy_beside_the_new_one_is_no_second_resource()
    {
        var result = Read(Resource("one", """{"a":1}"""), Resource("one", """{"a":2}""", """{"delete":true}"""));

        Assert.Equal(new PlanValue.Number(1), Assert.Single(result.Plan!.Resources).Inputs["a"]);
    }

    [Theory]
    [InlineData("default", true)]
    [InlineData("default_7_48_0", true)]
    [InlineData("default_4_0_0_https_//example.com", true)]
    [InlineData("defaults", false)]
    [InlineData("mine", false)]
    public void A_default_provider_is_no_resource_of_the_program(string name, bool isDefault)
    {
        var provider = Urn(name, "pulumi:providers:aws");

        var result = Read(
            Resource(name, types: "pulumi:providers:aws"),
            Resource("one", others: $$"""{"provider":"{{provider}}::1234"}""")
        );

        Assert.Equal(isDefault ? 1 : 2, result.Plan!.Resources.Length);
        Assert.Equal(isDefault ? null : provider, result.Plan.Resources.Single(r => r.Name == "one").Options.Provider);
    }

    [Fact]
    public void The_stack_is_no_resource_and_its_outputs_are_those_of_the_plan()
    {
        var stack = Resource("mlinfra-dev", types: "pulumi:pulumi:Stack");
        stack["custom"] = false;
        stack["outputs"] = JsonNode.Parse("""{"a":"b"}""");

        var result = Read(stack, Resource("one", others: $$"""{"parent":"{{(string)stack["urn"]!}}"}"""));

        Assert.Null(Assert.Single(result.Plan!.Resources).Parent);
        Assert.Equal(Comparing.Map(("a", "b")), result.Plan.Outputs);
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void Special_values_are_shown_as_a_plan_shows_them(string value, string shown)
    {
        var inputs = $$"""{"a":{"list":[1,{{value.Replace("SIG", Signature)}}]} }""";

        var resource = Assert.Single(Read(Resource("one", inputs)).Plan!.Resources);

        Assert.Equal(new PlanValue.Text(shown), resource.Inputs.At("a.list[1]"));
        Assert.Equal(shown == "[secret]" ? ["a.list[1]"] : [], resource.SecretPaths.AsEnumerable());
        Assert.DoesNotContain("hunter2", PlanJson.Write(Read(Resource("one", inputs)).Plan!), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"12\"", 12)]
    [InlineData("12", 12)]
    public void Whole_numbers_come_in_two_forms(string value, double number)
    {
        var inputs = $$"""{"a":{"{{Signature}}":"7eb310220ed6211bd6f147f2a75bfbb6","value":{{value}}} }""";

        Assert.Equal(new PlanValue.Number(number), Assert.Single(Read(Resource("one", inputs)).Plan!.Resources).Inputs["a"]);
    }

    [Fact]
    public void What_a_provider_notes_about_its_defaults_is_no_input()
    {
        var resource = Assert.Single(Read(Resource("one", """{"__defaults":["a"],"a":1,"b":{"__defaults":[],"c":2}}""")).Plan!.Resources);

        Assert.Equal(Comparing.Map(("a", 1), ("b", Comparing.Map(("c", 2)))), resource.Inputs);
    }

    [Fact]
    public void Who_wrote_the_state_and_what_is_under_way_is_said()
    {
        var export = Of(Resource("one"));
        var deployment = export["deployment"]!;
        deployment["pending_operations"] = new JsonArray(
            new JsonObject { ["type"] = "creating", ["resource"] = Resource("two") },
            new JsonObject { ["type"] = "updating", ["resource"] = Resource("three") }
        );
        deployment["metadata"] = JsonNode.Parse("""{"integrity_error":{"error":"hunter2"}}""");
        export["version"] = 4;
        export["features"] = new JsonArray("views", "teleport");

        var notes = export.State().Notes;

        Assert.Equal("The state was written by Pulumi v3.213.0 at 2026-11-20T08:00:05Z.", notes[0]);
        Assert.Contains(notes, n => n.Contains("does not know: teleport.", StringComparison.Ordinal));
        Assert.Contains(notes, n => n.Contains("2 pending operations (creating two, updating three)", StringComparison.Ordinal));
        Assert.Contains(notes, n => n.Contains("marked the state as broken", StringComparison.Ordinal));
        Assert.DoesNotContain(notes, n => n.Contains("hunter2", StringComparison.Ordinal));
    }
}
