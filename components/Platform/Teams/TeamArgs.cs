using MlInfra.Components.Common;
using MlInfra.Components.Training;
using Pulumi;

namespace MlInfra.Components.Teams;

/// <summary>What <see cref="Team"/> needs to know.</summary>
public sealed class TeamArgs : ResourceArgs
{
    /// <summary>What every part of the platform gets. Required.</summary>
    public required PlatformContext Context { get; init; }

    /// <summary>Name of the team: lower-case letters, digits and dashes. Its namespace is <c>team-&lt;name&gt;</c>. Required.</summary>
    public required string Team { get; init; }

    /// <summary>What the team may use. Required.</summary>
    public required TeamSettings Settings { get; init; }

    /// <summary>What its queue is made from. Required.</summary>
    public required QueueReference Queues { get; init; }

    /// <summary>What its training jobs are made from: it goes after them. Required.</summary>
    public required Resource JobRuntime { get; init; }
}
