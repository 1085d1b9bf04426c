namespace Pulumi.Offline.Generator;

/// <summary>Writes what a provider package has once: its version and its defaults from the environment.</summary>
internal static class PackageEmitter
{
    public static string Emit(Package package) =>
        new Code()
            .Open($"namespace {package.Root}")
            .Open("internal static class Utilities")
            .Line($"public const string Version = {Code.Quoted(package.Version)};")
            .Line("public static string? GetEnv(params string[] names)")
            .Line("    => global::System.Linq.Enumerable.FirstOrDefault(global::System.Linq.Enumerable.Select(")
            .Line("        names, global::System.Environment.GetEnvironmentVariable), value => value != null);")
            .Line("public static bool? GetEnvBoolean(params string[] names) => GetEnv(names) switch")
            .Line("{")
            .Line("    \"1\" or \"t\" or \"T\" or \"true\" or \"TRUE\" or \"True\" => true,")
            .Line("    \"0\" or \"f\" or \"F\" or \"false\" or \"FALSE\" or \"False\" => false,")
            .Line("    _ => null,")
            .Line("};")
            .Line("public static int? GetEnvInt32(params string[] names) => int.TryParse(GetEnv(names), out var value) ? value : null;")
            .Line(
                "public static double? GetEnvDouble(params string[] names) => double.TryParse(GetEnv(names), out var value) ? value : null;"
            )
            .Close()
            .Close()
            .ToString();
}
