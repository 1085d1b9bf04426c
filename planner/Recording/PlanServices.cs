using System.Reflection;
using MlInfra.Planner.Model;
using Pulumi;

namespace MlInfra.Planner.Recording;

/// <summary>The user's services, with the planner's stack options in front and the stack itself built from both.</summary>
internal sealed class PlanServices(IServiceProvider inner, Type stack, ResourceTransformation observe) : IServiceProvider
{
    public object? GetService(Type serviceType)
    {
        if (serviceType == typeof(StackOptions))
            return Options();
        return serviceType == stack ? Build() : inner.GetService(serviceType);
    }

    // The planner's transformation is the last one, so that it sees what those before it made.
    private StackOptions Options()
    {
        var options = (StackOptions?)inner.GetService(typeof(StackOptions)) ?? new StackOptions();
        return new StackOptions { ResourceTransformations = [.. options.ResourceTransformations, observe] };
    }

    private object Build()
    {
        var constructor =
            stack.GetConstructors().SingleOrDefault()
            ?? throw new PlanException($"'{stack.Name}' needs exactly one public constructor to be planned.");
        try
        {
            return constructor.Invoke(BindingFlags.DoNotWrapExceptions, null, [.. constructor.GetParameters().Select(Argument)], null);
        }
        catch (MissingServiceException e)
        {
            throw new PlanException(e.Message);
        }
    }

    private object? Argument(ParameterInfo parameter) =>
        GetService(parameter.ParameterType)
        ?? (
            parameter.HasDefaultValue
                ? parameter.DefaultValue
                : throw new MissingServiceException(
                    $"The stack '{stack.Name}' needs a {parameter.ParameterType.Name}, which its services do not have: add it to them."
                )
        );

    private sealed class MissingServiceException(string message) : Exception(message);
}
