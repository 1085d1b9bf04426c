using Pulumi;

namespace MlInfra.Components;

/// <summary>A Postgres database. Its password is in the cloud's secret manager, and in no state.</summary>
/// <param name="Host">Host name.</param>
/// <param name="Port">TCP port.</param>
/// <param name="Name">Name of the database.</param>
/// <param name="SecretId">
/// What external-secrets names the secret by. Its value is a JSON object with the properties <c>username</c> and <c>password</c>.
/// </param>
public sealed record MetadataDatabase(Output<string> Host, int Port, string Name, Output<string> SecretId);
