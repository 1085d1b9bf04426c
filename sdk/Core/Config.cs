namespace Pulumi;

/// <summary>Configuration of one namespace; by default that of the project.</summary>
public sealed class Config(string? name = null)
{
    private readonly Deployment _deployment = Deployment.Required;
    private readonly string _name = name ?? Deployment.Required.ProjectName;

    public string? Get(string key) => _deployment.Configuration.Get(FullKey(key));

    public string Require(string key) => Get(key) ?? throw Missing(key, isSecret: false);

    public bool? GetBoolean(string key) =>
        Get(key) switch
        {
            null => null,
            "true" => true,
            "false" => false,
            var other => throw Invalid(key, other, "boolean"),
        };

    public int? GetInt32(string key)
    {
        if (Get(key) is not { } text)
            return null;
        return int.TryParse(text, out var number) ? number : throw Invalid(key, text, "integer");
    }

    public Output<string>? GetSecret(string key) => Get(key) is { } value ? Output.CreateSecret(value) : null;

    public Output<string> RequireSecret(string key) => GetSecret(key) ?? throw Missing(key, isSecret: true);

    private string FullKey(string key) => $"{_name}:{key}";

    private RunException Invalid(string key, string value, string kind) =>
        new($"Configuration '{FullKey(key)}' value '{value}' is not a valid {kind}");

    private RunException Missing(string key, bool isSecret) =>
        new(
            $"Missing required configuration variable '{FullKey(key)}'\n\tplease set a value using the command "
                + $"`pulumi config set {(isSecret ? "--secret " : "")}{FullKey(key)} <value>`"
        );
}
