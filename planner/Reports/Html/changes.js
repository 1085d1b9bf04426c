// What changes in one environment: what destroys something first.

// So many are read without a click.
const FEW = 15;
const CHANGE_ORDER = ['replace', 'delete', 'create', 'update', 'move'];
const CHANGE_TITLES = { replace: 'Replaced', delete: 'Deleted', create: 'Created', update: 'Updated', move: 'Moved' };

function changesView(environment) {
  const changed = environment.inOrder.filter((resource) => resource.kind);
  if (changed.length === 0) return note(noChangesText(environment));
  const isBad = (resource) => resource.destructive || resource.refused;
  const bad = changed.filter(isBad);
  const first = [...bad.filter((resource) => !follows(resource)), ...bad.filter(follows)];
  const components = changed.filter((resource) => resource.component);
  const those = (kind) => changed.filter((resource) => resource.kind === kind && !resource.component && !isBad(resource));
  const { unchanged } = environment.summary.counts;
  return [
    environment.renames.length ? renameSection(environment) : null,
    first.length ? changeSection(environment, 'Destroys something', first, 'destroyed') : null,
    CHANGE_ORDER.map((kind) => (those(kind).length ? changeSection(environment, CHANGE_TITLES[kind], those(kind), '') : null)),
    components.length ? h('section', {}, folded(h('span', { class: 'name' }, `Components (${number(components.length)})`), () => h('div', {}, note('A component is a group: what becomes of it shows in its resources.'), changeSection(environment, null, components, '')))) : null,
    unchanged ? note(`${count(unchanged, 'component or resource stays as it is', 'components and resources stay as they are')}.`) : null,
    note(`What replaces a resource is guessed from facts of ${report.replacementsAsOf}; the provider decides.` + (environment.unknownReplacements.length ? ` It is not known for ${environment.unknownReplacements.join(', ')}.` : '')),
  ];
}

// Whether it changes only because another one is replaced.
const follows = (resource) => resource.changes !== undefined && resource.changes.every((change) => change.cause !== undefined);

function causesOf(environment, resource) {
  const causes = new Set(resource.changes.map((change) => (typeof change.cause === 'number' ? environment.all[change.cause].name : change.cause)));
  return `follows ${[...causes].join(', ')}`;
}

function renameSection(environment) {
  const name = (target) => (typeof target === 'number' ? resourceLink(environment, environment.all[target]) : h('code', {}, target));
  return h('section', {}, h('h3', {}, 'Most likely renamed'), h('ul', { class: 'links' }, environment.renames.map((rename) => h('li', {},
    name(rename.before), ' goes and ', name(rename.after), ` comes in its place, with ${count(rename.resources, 'resource')}. With an alias it would stay.`))));
}

function noChangesText(environment) {
  const { summary } = environment;
  const looked = `Looked at ${count(summary.components, 'component')}, ${count(summary.resources, 'resource')}.`;
  if (['failed', 'not-planned', 'baseline-failed'].includes(summary.status)) return 'There is nothing to compare.';
  return `No changes. ${looked}`;
}

function changeSection(environment, title, resources, kind) {
  const list = h('ul', { class: 'changes' });
  const isFew = changesIn(environment.summary) <= FEW;
  const more = inParts(resources, 100, (resource) => h('li', {}, changeRow(environment, resource, isFew && resource.changes !== undefined)), list);
  return h('section', { class: kind }, title ? h('h3', {}, `${title} (${number(resources.length)})`) : null, list, more);
}

function changeRow(environment, resource, isOpen) {
  const way = [];
  for (let above = resource.above; above; above = above.above) way.unshift(above.name);
  const head = [sign(resource.kind), h('span', { class: 'unseen' }, KINDS[resource.kind].word + ' '), h('span', { class: 'name' }, resource.name), ' ', h('span', { class: 'type' }, shortType(resource.type)),
    resource.refused ? h('span', { class: 'chip is-delete' }, 'protected: refused') : null,
    resource.changes ? h('span', { class: 'quiet' }, ' ' + (follows(resource) ? causesOf(environment, resource) : count(resource.changes.length, 'property', 'properties'))) : null,
    way.length ? h('span', { class: 'way' }, way.join(' / ')) : null];
  return folded(head, () => h('div', { class: 'inside' },
    resource.former ? h('p', {}, 'Until now ', h('code', {}, resource.former)) : null,
    (resource.changes || []).map((change) => propertyChange(change, environment)),
    resource.changes ? null : resource.inputs ? valueTree(resource.inputs, { environment, secrets: new Set(resource.secrets || []) }, '') : null,
    h('p', {}, h('a', { href: addressOf(environment, resource) }, 'Show the whole resource'))), isOpen);
}
