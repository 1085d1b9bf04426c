using MlInfra.Commands;
using MlInfra.Engine;

return EngineStart.IsEngine(args) ? await EngineStart.DeployAsync() : await CommandLine.RunAsync(args);
