namespace Pulumi.Offline.Generator;

using Members = Dictionary<string, object?>;

/// <summary>One schema file.</summary>
internal sealed class Package
{
    private readonly Members _root;

    public Package(object? root) => _root = (Members)root!;

    public string Name => (string)_root["package"]!;
    public string Version => (string)_root["version"]!;
    public bool IsKubernetes => Name == "kubernetes";
    public string Root => IsKubernetes ? "Pulumi.Kubernetes" : "Pulumi." + char.ToUpperInvariant(Name[0]) + Name.Substring(1);

    public IEnumerable<ResourceModel> Resources =>
        Section("resources").Select(pair => new ResourceModel(this, pair.Key, (Members)pair.Value!));
    public IEnumerable<TypeModel> Types => Section("types").Select(pair => new TypeModel(this, (Members)pair.Value!));
    public IEnumerable<EnumModel> Enums => Section("enums").Select(pair => new EnumModel((Members)pair.Value!));

    public TypeModel Type(string key) => new(this, (Members)Section("types")[key]!);

    public EnumModel Enum(string key) => new((Members)Section("enums")[key]!);

    private Members Section(string name) => (Members)_root[name]!;
}

internal sealed class ResourceModel(Package package, string token, Members members)
{
    public string Token => token;
    public FullName Class { get; } = new((string)members["class"]!);
    public FullName Args { get; } = new((string)members["args"]!);
    public bool ArgsOptional => members.ContainsKey("argsOptional");
    public bool IsProvider => token.StartsWith("pulumi:providers:", StringComparison.Ordinal);
    public IReadOnlyList<string> Aliases { get; } =
        members.TryGetValue("aliases", out var aliases) ? ((List<object?>)aliases!).Cast<string>().ToList() : [];
    public IReadOnlyList<Property> Inputs { get; } = Property.All(package, members["inputs"]);
    public IReadOnlyList<Property> Outputs { get; } = Property.All(package, members["outputs"]);
}

internal sealed class TypeModel(Package package, Members members)
{
    private readonly string _class = (string)members["class"]!;
    private readonly string _namespace = (string)members["namespace"]!;

    public FullName Args => new($"{Namespace("Inputs")}.{_class}Args");
    public FullName Output => new($"{Namespace("Outputs")}.{_class}");
    public IReadOnlyList<Property>? Inputs => Side("inputs");
    public IReadOnlyList<Property>? Outputs => Side("outputs");

    // The Kubernetes package keeps nested types under one root, the others next to their module.
    private string Namespace(string side) =>
        package.IsKubernetes ? package.Root + ".Types." + side + _namespace.Substring(package.Root.Length) : _namespace + "." + side;

    private IReadOnlyList<Property>? Side(string name) => members.TryGetValue(name, out var side) ? Property.All(package, side) : null;
}

internal sealed class EnumModel(Members members)
{
    public FullName Class { get; } = new($"{members["namespace"]}.{members["class"]}");
    public IEnumerable<KeyValuePair<string, string>> Values =>
        ((Members)members["values"]!).Select(pair => new KeyValuePair<string, string>(pair.Key, (string)pair.Value!));
}

internal sealed class Property
{
    private readonly Members _members;

    private Property(Package package, string name, Members members)
    {
        (Name, _members) = (name, members);
        Type = new TypeReference(package, members["type"]!);
        Member = members.TryGetValue("csharp", out var member) ? (string)member! : char.ToUpperInvariant(name[0]) + name.Substring(1);
    }

    public string Name { get; }
    public string Member { get; }
    public TypeReference Type { get; }
    public string Field => "_" + Name;
    public bool Required => _members.ContainsKey("required");
    public bool Secret => _members.ContainsKey("secret");
    public bool Json => _members.ContainsKey("json");
    public bool Deprecated => _members.ContainsKey("deprecated");
    public string? Const => Value("const") as string;
    public object? Default => Value("default");
    public IReadOnlyList<string>? Environment => (Value("env") as List<object?>)?.Cast<string>().ToList();

    public static IReadOnlyList<Property> All(Package package, object? members) =>
        ((Members)members!).Select(pair => new Property(package, pair.Key, (Members)pair.Value!)).ToList();

    private object? Value(string key) => _members.TryGetValue(key, out var value) ? value : null;
}

internal readonly struct FullName(string text)
{
    public string Namespace => text.Substring(0, text.LastIndexOf('.'));
    public string Name => text.Substring(text.LastIndexOf('.') + 1);
    public string Global => "global::" + text;

    public override string ToString() => text;
}
