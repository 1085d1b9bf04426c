// What changes in one environment: what destroys something first.

// So many are read without a click.
const FEW = 15;
const CHANGE_ORDER = ['replace', 'delete', 'create', 'update', 'move'];
const CHANGE_TITLES = { replace: 'Replaced', delete: 'Deleted', create: 'Created', update: 'Updated', move: 'Moved' };

function changesView(environment) {
  const changed = environment.inOrder.filter((resource) => resource.kind);
  if (changed.length === 0) return note(noChangesText(environment));
  const first = changed.filter((resource) => resource.destructive || resource.refused);
  const others = (kind) => changed.filter((resource) => resource.kind === kind && !first.includes(resource));
  const rest = first.length > 500 ? changed.filter((resource) => !resource.destructive && !resource.refused) : null;
  return [
    first.length ? changeSection(environment, 'Destroys something', first, 'destroyed') : null,
    CHANGE_ORDER.map((kind) => [kind, rest ? rest.filter((resource) => resource.kind === kind) : others(kind)]).filter(([, those]) => those.length > 0).map(([kind, those]) => changeSection(environment, CHANGE_TITLES[kind], those, '')),
    environment.summary.counts.unchanged ? note(`${count(environment.summary.counts.unchanged, 'resource stays as it is', 'resources stay as they are')}.`) : null,
  ];
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
  return h('section', { class: kind }, h('h3', {}, `${title} (${number(resources.length)})`), list, more);
}

function changeRow(environment, resource, isOpen) {
  const way = [];
  for (let above = resource.above; above; above = above.above) way.unshift(above.name);
  const head = [sign(resource.kind), h('span', { class: 'unseen' }, KINDS[resource.kind].word + ' '), h('span', { class: 'name' }, resource.name), ' ', h('span', { class: 'type' }, shortType(resource.type)),
    resource.refused ? h('span', { class: 'chip is-delete' }, 'protected: refused') : null,
    resource.changes ? h('span', { class: 'quiet' }, ' ' + count(resource.changes.length, 'property', 'properties')) : null,
    way.length ? h('span', { class: 'way' }, way.join(' / ')) : null];
  return folded(head, () => h('div', { class: 'inside' },
    resource.former ? h('p', {}, 'Until now ', h('code', {}, resource.former)) : null,
    (resource.changes || []).map((change) => propertyChange(change, environment)),
    resource.changes ? null : resource.inputs ? valueTree(resource.inputs, { environment, secrets: new Set(resource.secrets || []) }, '') : null,
    h('p', {}, h('a', { href: addressOf(environment, resource) }, 'Show the whole resource'))), isOpen);
}
