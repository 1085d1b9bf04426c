using MlInfra.Planner.Diff;
using MlInfra.Planner.Model;

namespace MlInfra.Planner.Reports.Text;

/// <summary>Changes in words, the same in every form of report.</summary>
internal static class ChangeWords
{
    // Of a long text what differs first says enough; the page shows the rest.
    private const int MostLines = 80;

    /// <summary>The sign of a kind of change, as in a diff.</summary>
    public static char Sign(ChangeKind kind) =>
        kind switch
        {
            ChangeKind.Create => '+',
            ChangeKind.Delete => '-',
            ChangeKind.Replace => '!',
            ChangeKind.Move => '>',
            _ => '~',
        };

    public static string Verb(ChangeKind kind) =>
        kind switch
        {
            ChangeKind.Create => "create",
            ChangeKind.Delete => "delete",
            ChangeKind.Replace => "replace",
            ChangeKind.Move => "move",
            _ => "update",
        };

    /// <summary>Type and logical name.</summary>
    public static string Name(PlannedResource resource) => ValueText.OneLine($"{TypeToken.Kind(resource.Type)} {resource.Name}");

    /// <summary>A change in one line, without its properties.</summary>
    public static string Line(ResourceChange change)
    {
        var remark = Remark(change);
        return $"{Sign(change.Kind)} {Name(change.Resource)}{(remark.Length > 0 ? $"  ({remark})" : "")}";
    }

    /// <summary>What else there is to know of a change, in one line; empty where there is nothing.</summary>
    public static string Remark(ResourceChange change)
    {
        var remarks = new List<string>();
        if (change.FormerUrn is { } former)
            remarks.Add($"was {ResourceIdentity.NameOf(former)}");
        if (change.Kind == ChangeKind.Replace)
            remarks.Add("a guess");
        if (change.IsRefused)
            remarks.Add("protected: the engine refuses this");
        if (change is { Kind: ChangeKind.Delete, Before.Options.RetainOnDelete: true })
            remarks.Add("kept in the cloud, no longer managed");
        return ValueText.OneLine(string.Join("; ", remarks));
    }

    /// <summary>A property in lines.</summary>
    public static IEnumerable<string> Property(PropertyChange property)
    {
        var path = ValueText.OneLine(property.Path);
        var why = Why(property);
        if (property.IsSecret)
            return [$"{path}: changed (secret){why}"];
        if (property.Cause is not null)
            return [$"{path}: {ValueText.Of(property.After)}{why}"];
        if (
            property is { Before: PlanValue.Text before, After: PlanValue.Text after }
            && LineDiff.Of(before.Value, after.Value) is { } lines
        )
            return [$"{path}:{why}", .. lines.Take(MostLines).Select(line => $"  {line}"), .. More(lines.Count - MostLines)];
        var (old, now) = ValueText.Of(property.Before, property.After);
        return [$"{path}: {old} → {now}{why}"];
    }

    /// <summary>What a property is told from: where words are equal since they are cut, this is not. Of a secret there is nothing in it.</summary>
    public static PlanValue Told(PropertyChange property) =>
        new PlanValue.List(
            property.IsSecret ? []
            : property.Cause is not null ? [OrNone(property.After)]
            : [OrNone(property.Before), OrNone(property.After)]
        );

    // No value is not the value null.
    private static PlanValue.List OrNone(PlanValue? value) => new(value is null ? [] : [value]);

    private static IEnumerable<string> More(int lines) => lines > 0 ? [$"  and {lines} more lines"] : [];

    private static string Why(PropertyChange property)
    {
        var cause = property.Cause is { } urn ? $"another one, since {ResourceIdentity.NameOf(urn)} is replaced" : null;
        var effect =
            property.ForcesReplacement ? "forces the replacement"
            : property.ReplacesWhen is { } when ? $"may replace it: {when}"
            : null;
        return (cause, effect) switch
        {
            (null, null) => "",
            _ => ValueText.OneLine($"  ({string.Join("; ", new[] { cause, effect }.OfType<string>())})"),
        };
    }
}
