using MlInfra.Stacks.Editing;
using MlInfra.Stacks.Tests.Support;

namespace MlInfra.Stacks.Tests.Editing;

public sealed class CloneSecretTests
{
    private const string Canary = "canary-7f3a";

    private const string Registries = $$"""
        images:
          registries:
            # Images of the vendor.
            ngc:
              server: nvcr.io
              username: $oauthtoken
              # Theirs.
              password: { secure: {{Canary}} }
            other: { server: example.com, username: x, password: {secure: {{Canary}}} }
        """;

    private const string OfStack = $$"""
          aws:secretKey:
            secure: {{Canary}}
          aws:region: eu-west-1
          kubernetes:odd.name's:
            "a.b": { secure: {{Canary}} }
            list:
              - { secure: {{Canary}} }
        # What encrypts.
        encryptionsalt: {{Canary}}
        encryptedkey: {{Canary}}
        environment:
          - shared

        """;

    private const string Provider = "secretsprovider: awskms://alias/mlinfra?region=eu-west-1\n";

    private static readonly MemoryFiles Files = MemoryFiles.AllShipped.With(
        MemoryFiles.Dev,
        MemoryFiles.AllShipped.AddToDev(Registries).Text(MemoryFiles.Dev).Replace("\nconfig:", $"\n{Provider}config:") + OfStack
    );

    [Fact]
    public void Encrypted_values_and_keys_of_the_stack_are_not_copied_and_everything_else_is()
    {
        // Given, when
        var clone = EnvironmentClone.Of(Files, new CloneRequest("vision", "dev"));

        // Then
        Assert.Equal("", ProblemText.Format(clone.Problems));
        Assert.DoesNotContain(Canary, clone.Text, StringComparison.Ordinal);
        Assert.StartsWith("# yaml-language-server: $schema=environment.schema.json\nconfig:\n", clone.Text, StringComparison.Ordinal);
        Assert.EndsWith(
            """
                images:
                  registries:
                    # Images of the vendor.
                    ngc:
                      server: nvcr.io
                      username: $oauthtoken
                    other: { server: example.com, username: x }
              aws:region: eu-west-1
            environment:
              - shared

            """,
            clone.Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void They_are_listed_with_the_arguments_that_set_them_again()
    {
        // Given, when
        var clone = EnvironmentClone.Of(Files, new CloneRequest("vision", "dev"));

        // Then
        Assert.Equal(
            [
                "--path 'mlinfra:environment.images.registries.ngc.password'",
                "--path 'mlinfra:environment.images.registries.other.password'",
                "aws:secretKey",
                """--path 'kubernetes:["odd.name'\''s"]["a.b"]'""",
                """--path 'kubernetes:["odd.name'\''s"].list[0]'""",
            ],
            clone.RemovedSecrets.Select(secret => secret.Arguments)
        );
        Assert.Equal([true, true, false, false, false], clone.RemovedSecrets.Select(secret => secret.IsOurs));
        Assert.Equal(new StackFacts("awskms://alias/mlinfra?region=eu-west-1", true), clone.Stack);
        Assert.DoesNotContain(clone.Differences, difference => difference.Path.EndsWith("password", StringComparison.Ordinal));
        Assert.DoesNotContain(Canary, $"{clone}", StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_to_be_set_again_does_not_hide_what_else_is_wrong_or_move_its_line()
    {
        // Given
        var request = new CloneRequest("vision", "dev")
        {
            Settings = ["images.registries.ngc.server=\"\"", "teams.vision.gpuQuota.a10g=99"],
        };
        var clean = EnvironmentClone.Of(Files, new CloneRequest("vision", "dev"));

        // When
        var clone = EnvironmentClone.Of(Files, request);

        // Then
        Assert.NotEmpty(clone.Problems);
        Assert.All(clone.Problems, problem => Assert.Equal("stacks/Pulumi.vision.yaml", problem.File));
        var server = Assert.Single(clone.Problems, problem => problem.KeyPath == "images.registries.ngc.server");
        Assert.EndsWith("server: nvcr.io", clean.Text!.Split('\n')[server.Line - 1], StringComparison.Ordinal);
        Assert.DoesNotContain(clone.Problems, problem => problem.KeyPath.EndsWith("password", StringComparison.Ordinal));
    }

    [Fact]
    public void A_clone_does_not_load_before_its_secrets_are_set_and_does_afterwards()
    {
        // Given
        var clone = EnvironmentClone.Of(Files, new CloneRequest("vision", "dev"));
        var written = Files.With(clone.File!, clone.Text!);

        // When
        var before = written.Load("vision");
        var after = written
            .Replace(clone.File!, "username: $oauthtoken\n", "username: $oauthtoken\n          password: { secure: v1:x }\n")
            .Replace(clone.File!, "username: x }", "username: x, password: { secure: v1:x } }")
            .Load("vision");

        // Then
        Assert.All(before.Problems, problem => Assert.Equal("settings/missing", problem.Rule));
        Assert.Equal(2, before.Problems.Count);
        Assert.Equal("", ProblemText.Format(after.Problems));
    }
}
