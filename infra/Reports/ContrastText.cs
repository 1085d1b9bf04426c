using System.Reflection;
using System.Text;
using System.Text.Json;
using MlInfra.Components.Settings;
using MlInfra.Planner.Reports.Text;
using MlInfra.Stacks;

namespace MlInfra.Reports;

/// <summary>
/// What makes an environment differ from the softest one of its family: settings, and what its security level sets. It fits a screen;
/// which resources differ, <c>env diff</c> tells.
/// </summary>
internal static class ContrastText
{
    private const int Width = 118;
    private const int ValueLength = 30;

    /// <summary>The text. Empty: no environment of the family is softer.</summary>
    /// <param name="catalog">Where the others are. One that does not load is no matter of this environment's preview.</param>
    /// <param name="environment">The environment.</param>
    public static string Of(EnvironmentCatalog catalog, LoadedEnvironment environment)
    {
        var others = catalog.Names.Where(name => name != environment.Name).Select(name => catalog.Load(name).Environment);
        return FamilyAlignment.Softest(environment, others.OfType<LoadedEnvironment>()) is { } softer ? Write(environment, softer) : "";
    }

    private static string Write(LoadedEnvironment environment, LoadedEnvironment softer)
    {
        var settings = SettingDifference.Between(softer, environment);
        var levels = Levels(softer, environment).ToList();
        var text = new StringBuilder(
            $"\n{environment.Name} differs from {softer.Name} in {settings.Count} settings, and in {levels.Count} things that its security level sets:\n"
        );
        // One that only one of two has is under its own name; of values the same.
        foreach (var group in settings.GroupBy(difference => difference.Path.Split('.')[0]))
            Append(text, group.Key, group.Select(difference => Change(group.Key, difference)));
        Append(text, $"{environment.Settings.Security}".ToLowerInvariant(), levels);
        return text.Append($"resource by resource: env diff {softer.Name} {environment.Name}\n").ToString();
    }

    private static string Change(string group, SettingDifference difference)
    {
        var name = difference.Path == group ? "" : $"{difference.Path[(group.Length + 1)..]} ";
        return $"{name}{Value(difference.Left)} → {Value(difference.Right)}";
    }

    private static string Value(ResolvedSetting? setting) => setting is null ? "-" : CutText.Of(setting.Value!, ValueLength);

    private static IEnumerable<string> Levels(LoadedEnvironment softer, LoadedEnvironment environment)
    {
        var (left, right) = (Level(softer), Level(environment));
        return from property in typeof(Hardening).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            let values = (Left: property.GetValue(left), Right: property.GetValue(right))
            where !Equals(values.Left, values.Right)
            select $"{JsonNamingPolicy.CamelCase.ConvertName(property.Name)} {Word(values.Left)} → {Word(values.Right)}";
    }

    private static Hardening Level(LoadedEnvironment environment) =>
        Hardening.For(environment.Settings.Security, environment.Settings.Retiring);

    private static string Word(object? value) =>
        value switch
        {
            true => "yes",
            false => "no",
            _ => $"{value}",
        };

    // Wrapped between changes, so that each of them can be found by its name.
    private static void Append(StringBuilder text, string group, IEnumerable<string> changes)
    {
        var line = $"  {group, -12}";
        var isFirst = true;
        foreach (var change in changes)
        {
            if (!isFirst && line.Length + change.Length + 2 > Width)
            {
                text.Append(line).Append(",\n");
                line = $"  {"", -12}";
                isFirst = true;
            }
            line += isFirst ? $" {change}" : $", {change}";
            isFirst = false;
        }
        if (!isFirst)
            text.Append(line).Append('\n');
    }
}
