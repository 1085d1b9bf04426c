// What differs from provider to provider; everything else is the same for all of them.

const lowerFirst = (text) => text[0].toLowerCase() + text.slice(1);

export const providers = {
  aws: {
    root: "Pulumi.Aws",
    // aws:eks/cluster:Cluster -> module eks, file eks/cluster
    module: (token) => token.split(":")[1].split("/")[0],
    file: (token) => token.split(":")[1],
    argsNamespace: (namespace) => namespace,
    // The typings say "undefined" wherever an output may be missing.
    alwaysPresent: (property) => !property.optional,
  },
  kubernetes: {
    root: "Pulumi.Kubernetes",
    // kubernetes:networking.k8s.io/v1:NetworkPolicy -> module networking.v1, file networking/v1/networkPolicy
    module: (token) => {
      const [group, version] = token.split(":")[1].split("/");
      return `${group.split(".")[0]}.${version}`;
    },
    file: (token) => `${providers.kubernetes.module(token).replace(".", "/")}/${lowerFirst(token.split(":")[2])}`,
    argsNamespace: (namespace) => namespace.replace("Pulumi.Kubernetes", "Pulumi.Kubernetes.Types.Inputs"),
    // The typings call every output present. True of what the cluster or the caller must give, no more.
    alwaysPresent: (property, input) => input === undefined || input.required || "const" in input || property.name === "metadata",
  },
};

export const providerToken = (name) => `pulumi:providers:${name}`;
