using System.Diagnostics;
using Pulumi;

namespace MlInfra.Planner.Recording;

/// <summary>Finds resources that a component created without <c>Parent = this</c>. The SDK would hang them below the stack without a word.</summary>
internal static class Parentage
{
    /// <summary>Type name of the component whose code is creating this resource right now, or null.</summary>
    // Looked at only where no parent was given, so the cost of a stack trace is paid by few.
    public static string? EnclosingComponent(Resource resource)
    {
        var own = resource.GetType();
        foreach (var frame in new StackTrace(1, fNeedFileInfo: false).GetFrames())
        {
            var method = frame.GetMethod();
            var type = Declaring(method?.DeclaringType);
            if (type is null || !typeof(ComponentResource).IsAssignableFrom(type) || typeof(Stack).IsAssignableFrom(type))
                continue;
            var isOwnConstructor = method!.IsConstructor && type.IsAssignableFrom(own);
            if (!isOwnConstructor && type != typeof(ComponentResource))
                return type.Name;
        }
        return null;
    }

    // Lambdas and iterators live in classes nested in the component.
    private static Type? Declaring(Type? type)
    {
        while (type is { IsNested: true } && type.Name.StartsWith('<'))
            type = type.DeclaringType;
        return type;
    }
}
