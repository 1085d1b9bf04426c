using Pulumi;

namespace MlInfra.Components.Common;

/// <summary>Names of the priority classes. Whoever uses one waits for it: a pod whose class is missing is refused.</summary>
/// <param name="Platform">What everything else needs: webhooks, controllers, the gateway.</param>
/// <param name="Serving">Endpoints.</param>
/// <param name="Training">Training, which makes room for all others.</param>
public sealed record PriorityNames(Output<string> Platform, Output<string> Serving, Output<string> Training);
