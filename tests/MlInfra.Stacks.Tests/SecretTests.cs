using System.Collections;
using System.Reflection;
using System.Text;
using MlInfra.Stacks.Tests.Support;

namespace MlInfra.Stacks.Tests;

public sealed class SecretTests
{
    private const string Canary = "canary-7f3a";

    private const string Secure = "images: { registries: { ngc: { server: nvcr.io, username: x, password: { secure: CANARY } } } }";

    public static TheoryData<string> Places =>
        [
            Secure,
            "images: { registries: { ngc: { server: nvcr.io, username: x, password: CANARY } } }",
            "images: { registries: { ngc: { server: nvcr.io, username: x, password: [CANARY] } } }",
            "images: { registries: { ngc: { server: nvcr.io, username: x, password: { value: CANARY } } } }",
            "images: { registries: { ngc: { server: nvcr.io, username: x, password: { secure: { a: CANARY } } } } }",
            "images: { registries: { ngc: { server: nvcr.io, username: x, password: { secure: CANARY, also: CANARY } } } }",
            "images: { registries: { ngc: { server: nvcr.io, username: x, pasword: CANARY } } }",
            "images: { registries: { ngc: CANARY } }",
            "images: { registries: CANARY }",
            "images: { secure: CANARY }",
            "images: CANARY",
            "artifacts: { keepOldVersionsDays: { secure: CANARY } }",
            "artifacts: [{ secure: CANARY }]",
            "token: CANARY",
            "token: { a: [CANARY], b: { secure: CANARY } }",
            "token: *CANARY\nother: !CANARY x",
            "token: \"CANARY",
            "token: !x!CANARY y",
            "token: 'CANARY' 'CANARY'",
            "family: CANARY",
            "? [CANARY]\n: CANARY",
        ];

    [Theory]
    [MemberData(nameof(Places))]
    public void A_canary_appears_in_nothing_that_a_load_gives_back(string settings)
    {
        // Given: the aliases, tags and duplicates carry it as a name only where no value is.
        var files = MemoryFiles.Shipped.AddToDev(settings.Replace("*CANARY", "*other").Replace("CANARY", Canary));

        // When
        var result = files.Load();

        // Then
        Assert.DoesNotContain(Canary, Everything(result), StringComparison.Ordinal);
    }

    [Fact]
    public void A_canary_in_what_belongs_to_Pulumi_appears_nowhere()
    {
        var text = MemoryFiles.Shipped.Text(MemoryFiles.Dev);
        var files = MemoryFiles.Shipped.With(
            MemoryFiles.Dev,
            $"{text}  aws:secretKey: {{ secure: {Canary} }}\nencryptionsalt: {Canary}\nencryptedkey: {Canary}\nenvironment: [{Canary}]\n"
        );

        var result = files.Load();

        Assert.True(result.Succeeded);
        Assert.DoesNotContain(Canary, Everything(result), StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_prints_as_its_placeholder()
    {
        var settings = MemoryFiles.Shipped.AddToDev(Secure).Load().Environment!.Settings;

        Assert.Equal("${secret.images.registries.ngc.password}", settings.Images.Registries["ngc"].Password.ToString());
    }

    /// <summary>Every text that can be reached from an object: fields, elements and what it prints.</summary>
    private static string Everything(object root)
    {
        var text = new StringBuilder();
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var queue = new Queue<object?>([root]);
        while (queue.TryDequeue(out var item))
        {
            if (item is null or Pointer or Type or MemberInfo || !seen.Add(item))
                continue;
            text.AppendLine(item.ToString());
            if (item is string || item.GetType().IsPrimitive)
                continue;
            foreach (var element in item as IEnumerable ?? Array.Empty<object>())
                queue.Enqueue(element);
            for (var type = item.GetType(); type is not null; type = type.BaseType)
            {
                foreach (
                    var field in type.GetFields(
                        BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly
                    )
                )
                    queue.Enqueue(field.GetValue(item));
            }
        }
        return text.ToString();
    }
}
