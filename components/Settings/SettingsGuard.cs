using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Pulumi;

namespace MlInfra.Components.Settings;

/// <summary>
/// Checks settings before the first resource is declared, for components that are used on their own. Whoever loads settings from files
/// has checked them before, and knows the line.
/// </summary>
public static class SettingsGuard
{
    /// <summary>Checks settings records, and throws one exception that names everything that is wrong.</summary>
    /// <param name="component">Logical name of the component, for the message.</param>
    /// <param name="settings">The records by the name of the argument that carries them.</param>
    /// <exception cref="RunException">Something is wrong.</exception>
    public static void Require(string component, params ReadOnlySpan<(string Name, object Settings)> settings) =>
        Require(component, Problems(settings));

    /// <summary>Everything that is wrong with settings records.</summary>
    /// <param name="settings">The records, or maps of records, by the name of the argument that carries them.</param>
    public static List<SettingProblem> Problems(params ReadOnlySpan<(string Name, object Settings)> settings)
    {
        var problems = new List<SettingProblem>();
        foreach (var (name, record) in settings)
            Nested(record, name, problems);
        return problems;
    }

    /// <summary>Throws one exception that names everything that is wrong.</summary>
    /// <param name="component">Logical name of the component, for the message.</param>
    /// <param name="problems">What is wrong.</param>
    /// <exception cref="RunException">Something is.</exception>
    public static void Require(string component, IReadOnlyCollection<SettingProblem> problems)
    {
        if (problems.Count == 0)
            return;
        var text = new StringBuilder($"component '{component}' cannot be declared:");
        foreach (var problem in problems)
            text.Append($"\n  {problem.Path}\n    given:   {problem.Given}\n    allowed: {problem.Allowed}\n    next:    {problem.Fix}");
        throw new RunException(text.ToString());
    }

    private static void Collect(object record, string path, List<SettingProblem> problems)
    {
        foreach (var property in record.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var value = property.GetValue(record);
            var below = $"{path}.{JsonNamingPolicy.CamelCase.ConvertName(property.Name)}";
            foreach (var rule in property.GetCustomAttributes<ValidationAttribute>())
                Apply(rule, value, below, problems);
            Nested(value, below, problems);
        }
        if (record is ICheckedSettings checkedSettings)
            problems.AddRange(
                checkedSettings
                    .Check()
                    .Concat(checkedSettings.CheckTogether())
                    .Select(p => p with { Path = p.Path.Length == 0 ? path : $"{path}.{p.Path}" })
            );
    }

    private static void Nested(object? value, string path, List<SettingProblem> problems)
    {
        switch (value)
        {
            case IDictionary map:
                foreach (DictionaryEntry entry in map)
                    Collect(entry.Value!, $"{path}.{entry.Key}", problems);
                break;
            case not null when value.GetType().Name.EndsWith("Settings", StringComparison.Ordinal):
                Collect(value, path, problems);
                break;
        }
    }

    // A pattern on a list is one on each of its elements.
    private static void Apply(ValidationAttribute rule, object? value, string path, List<SettingProblem> problems)
    {
        if (rule is RegularExpressionAttribute && value is IEnumerable<string> elements)
        {
            foreach (var element in elements)
                Apply(rule, element, path, problems);
        }
        // The attribute takes an empty text for none, and so for right.
        else if (!rule.IsValid(value) || (rule is RegularExpressionAttribute && value is ""))
        {
            var allowed = rule.ErrorMessage ?? rule.FormatErrorMessage(path);
            problems.Add(new SettingProblem(path, Describe(value), allowed, $"Give {path} a value that is allowed."));
        }
    }

    private static string Describe(object? value) =>
        value switch
        {
            null => "nothing",
            ICollection collection => $"{collection.Count} of them",
            _ => value.ToString()!,
        };
}
