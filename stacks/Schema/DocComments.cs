using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace MlInfra.Stacks.Schema;

/// <summary>Summaries of doc comments as plain text, from the documentation files that the build puts beside the assemblies.</summary>
/// <param name="folder">Where the files are.</param>
internal sealed partial class DocComments(string folder)
{
    private readonly Dictionary<Assembly, Dictionary<string, string>> _files = [];

    /// <summary>What is said about a type. Null: nothing.</summary>
    public string? Of(Type type) => Find(type.Assembly, $"T:{NameOf(type)}");

    /// <summary>What is said about a property. Null: nothing.</summary>
    public string? Of(PropertyInfo property) => Find(property.Module.Assembly, $"P:{NameOf(property.DeclaringType!)}.{property.Name}");

    private static string NameOf(Type type) => type.FullName!.Replace('+', '.');

    private string? Find(Assembly assembly, string id)
    {
        if (!_files.TryGetValue(assembly, out var summaries))
            _files[assembly] = summaries = Read($"{assembly.GetName().Name}.xml");
        return summaries.GetValueOrDefault(id);
    }

    private Dictionary<string, string> Read(string file)
    {
        var path = Path.Combine(folder, file);
        if (!File.Exists(path))
            throw new FileNotFoundException(
                $"{path} is missing: descriptions of settings come from it. Build the program again, and keep the .xml files beside it."
            );
        var members = XDocument.Load(path).Root?.Element("members")?.Elements("member") ?? [];
        return members
            .Where(member => member.Element("summary") is not null)
            .ToDictionary(member => (string)member.Attribute("name")!, member => Text(member.Element("summary")!));
    }

    private static string Text(XElement summary)
    {
        var text = new StringBuilder();
        Append(text, summary);
        return Blanks().Replace(text.ToString(), " ").Trim();
    }

    private static void Append(StringBuilder text, XElement element)
    {
        foreach (var node in element.Nodes())
        {
            if (node is XText words)
                text.Append(words.Value);
            else if (node is XElement { Name.LocalName: "para" } paragraph)
                Append(text.Append(' '), paragraph);
            else if (node is XElement { IsEmpty: true } reference)
                text.Append(Target(reference));
            else if (node is XElement inner)
                Append(text, inner);
        }
    }

    // Of a type its name, of a member the name of its type too: T:MlInfra.Components.Cidr, P:MlInfra.Components.Cidr.Size.
    private static string Target(XElement reference)
    {
        if (reference.Attribute("cref")?.Value is not { } target)
            return (reference.Attribute("langword") ?? reference.Attribute("name"))?.Value ?? " ";
        var parts = target[2..].Split('(')[0].Split('.');
        return string.Join('.', parts[^(target[0] == 'T' ? 1 : 2)..]);
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
