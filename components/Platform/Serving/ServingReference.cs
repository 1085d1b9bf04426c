using Pulumi;

namespace MlInfra.Components.Serving;

/// <summary>What an endpoint stands on.</summary>
/// <param name="Space">Name of the endpoints' namespace. Whoever uses it waits until it is closed.</param>
/// <param name="Runtime">Name of the runtime for MLflow's models. Whoever uses it waits for KServe, and goes before it.</param>
/// <param name="PullSecret">Name of the namespace's pull secret. Null where every registry is public.</param>
public sealed record ServingReference(Output<string> Space, Output<string> Runtime, Output<string>? PullSecret);
