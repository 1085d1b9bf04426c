using System.Diagnostics.CodeAnalysis;

namespace Pulumi;

/// <summary>Messages to the engine. Without one only errors have an effect: they make the run fail at its end.</summary>
[SuppressMessage("Naming", "CA1716", Justification = "Official name.")]
[SuppressMessage("Style", "IDE0060", Justification = "Official signatures.")]
public static class Log
{
    public static void Debug(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) => Require();

    public static void Info(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) => Require();

    public static void Warn(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) => Require();

    public static void Error(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) =>
        Deployment.Required.Errors.Log(message);

    private static void Require() => _ = Deployment.Required;
}
