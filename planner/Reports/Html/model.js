// The data of the page, read when it is needed: an environment that nobody opens costs nothing.

const read = (name) => JSON.parse(document.getElementById('data-' + name).textContent);
const report = read('report');
const hasBaseline = report.baseline.kind !== 'none';
const opened = new Map();

function environmentNamed(name) {
  const index = report.environments.findIndex((environment) => environment.name === name);
  if (index < 0) return null;
  if (!opened.has(index)) opened.set(index, openEnvironment(index));
  return opened.get(index);
}

function openEnvironment(index) {
  const summary = report.environments[index];
  const data = read('environment-' + index);
  const environment = { index, summary, name: summary.name, all: data.resources, findings: data.findings, resolved: data.resolved, renames: data.renames, unknownReplacements: data.unknownReplacements || [], cost: data.cost };
  environment.all.forEach((resource, at) => Object.assign(resource, { at, children: [], needs: [], neededBy: [], found: [] }));
  joinNames(environment);
  joinTree(environment);
  joinEdges(environment);
  joinFindings(environment);
  countBelow(environment);
  return environment;
}

function joinNames(environment) {
  environment.byName = new Map();
  environment.byUrn = new Map();
  for (const resource of environment.all) {
    const same = environment.byName.get(resource.name);
    // Where one that goes has the name of one that stays, the name is that of the one that stays.
    if (!same || (same.kind === 'delete' && resource.kind !== 'delete')) environment.byName.set(resource.name, resource);
    environment.byUrn.set(resource.urn, resource);
  }
}

const byKindAndName = (one, other) =>
  (other.component ? 1 : 0) - (one.component ? 1 : 0) || (one.name < other.name ? -1 : one.name > other.name ? 1 : one.at - other.at);

function joinTree(environment) {
  environment.roots = [];
  for (const resource of environment.all) {
    const parent = resource.parent === undefined || resource.parent === resource.at ? null : environment.all[resource.parent];
    resource.above = parent;
    (parent ? parent.children : environment.roots).push(resource);
  }
  environment.roots.sort(byKindAndName);
  for (const resource of environment.all) resource.children.sort(byKindAndName);
}

function joinEdges(environment) {
  const link = (from, target, how) => {
    const to = typeof target === 'number' ? environment.all[target] : null;
    from.needs.push({ to, urn: to ? to.urn : target, ...how });
    if (to) to.neededBy.push({ from, ...how });
  };
  for (const resource of environment.all) {
    for (const [path, target, property] of resource.references || []) link(resource, target, { path, property });
    for (const target of resource.dependsOn || []) link(resource, target, { how: 'depends on' });
    if (resource.provider !== undefined) link(resource, resource.provider, { how: 'provider' });
    if (resource.deletedWith !== undefined) link(resource, resource.deletedWith, { how: 'deleted with' });
  }
}

function resourceOf(environment, nameOrUrn) {
  return nameOrUrn ? environment.byName.get(nameOrUrn) || environment.byUrn.get(nameOrUrn) || null : null;
}

function joinFindings(environment) {
  for (const finding of environment.findings) {
    finding.of = resourceOf(environment, finding.resource);
    if (finding.of) finding.of.found.push(finding);
  }
}

// Numbers of what is in a component, without recursion: a chain of parents may be long.
function countBelow(environment) {
  environment.inOrder = [];
  const stack = [...environment.roots].reverse();
  environment.roots.forEach((root) => (root.depth = 0));
  while (stack.length > 0) {
    const resource = stack.pop();
    environment.inOrder.push(resource);
    for (let i = resource.children.length - 1; i >= 0; i--) {
      resource.children[i].depth = resource.depth + 1;
      stack.push(resource.children[i]);
    }
  }
  for (let i = environment.inOrder.length - 1; i >= 0; i--) {
    const resource = environment.inOrder[i];
    const below = { resources: 0, changed: 0, kinds: {}, found: 0 };
    for (const child of resource.children) {
      below.resources += child.below.resources + (child.component ? 0 : 1);
      below.changed += child.below.changed + (child.kind ? 1 : 0);
      below.found += child.below.found + child.found.length;
      for (const [kind, many] of Object.entries(child.below.kinds)) below.kinds[kind] = (below.kinds[kind] || 0) + many;
      if (child.kind) below.kinds[child.kind] = (below.kinds[child.kind] || 0) + 1;
    }
    resource.below = below;
  }
}

// What a search looks at: name, type, URN and every key and value, in small letters. Made once, when first searched.
function searchText(resource) {
  if (resource.text !== undefined) return resource.text;
  const parts = [resource.name, resource.type, resource.urn, resource.former || ''];
  const walk = (value) => {
    if (value === null) return;
    if (typeof value !== 'object') parts.push(String(value));
    else if (Array.isArray(value)) value.forEach(walk);
    else for (const key of Object.keys(value)) { parts.push(key); walk(value[key]); }
  };
  walk(resource.inputs || null);
  for (const change of resource.changes || []) {
    parts.push(change.path);
    walk(change.before === undefined ? null : change.before);
  }
  resource.text = parts.join('\n').toLowerCase();
  return resource.text;
}

const place = (parts) => '#' + new URLSearchParams(parts).toString();

function addressOf(environment, resource) {
  const at = environment.byName.get(resource.name) === resource ? resource.name : resource.urn;
  return place({ env: environment.name, view: 'resources', at });
}

function resourceLink(environment, resource, text) {
  return h('a', { href: addressOf(environment, resource), title: resource.urn }, text || resource.name);
}
