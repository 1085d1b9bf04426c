// One resource: what becomes of it, what was found, what it is given, and how it hangs together with others.

function detailOf(environment, resource) {
  const shown = { environment, secrets: new Set(resource.secrets || []) };
  return [
    detailHead(environment, resource),
    detailChange(environment, resource),
    detailFound(environment, resource),
    section('Inputs', resource.inputs ? valueTree(resource.inputs, shown, '') : note(resource.component ? 'A component has no inputs that a provider sees.' : 'Nothing is set.'), inputsNote(resource)),
    detailContents(environment, resource),
    detailLinks(environment, resource, 'Needs', resource.needs.map(({ to, urn, ...how }) => ({ resource: to, urn, ...how })), 'It needs no other resource.'),
    detailLinks(environment, resource, 'Needed by', resource.neededBy.map(({ from, ...how }) => ({ resource: from, ...how })), 'No other resource needs it.'),
  ];
}

function inputsNote(resource) {
  return resource.kind === 'delete' ? 'As they were: the resource goes.' : null;
}

function section(title, content, remark) {
  return h('section', {}, h('h4', {}, title), remark ? note(remark) : null, content);
}

// The same right below the heading of a view.
function part(title, content, remark) {
  return h('section', {}, h('h3', {}, title), remark ? note(remark) : null, content);
}

function detailHead(environment, resource) {
  const facts = [
    ['Type', h('code', {}, resource.type)],
    ['URN', h('code', { class: 'urn' }, resource.urn)],
    ['Parent', resource.above ? resourceLink(environment, resource.above) : 'the stack'],
    ...optionFacts(environment, resource),
  ];
  return h('div', {}, h('h3', { tabindex: '-1', class: 'resource-name' }, resource.name, ' ', resource.kind ? kindChip(resource.kind) : null),
    h('dl', { class: 'facts' }, facts.map(([name, value]) => [h('dt', {}, name), h('dd', {}, value)])));
}

const OPTIONS = {
  protect: 'protected', retainOnDelete: 'the real thing stays when it is deleted', deleteBeforeReplace: 'the old one goes before the new one comes',
};

function optionFacts(environment, resource) {
  const options = resource.options || {};
  const flags = Object.keys(OPTIONS).filter((option) => options[option]).map((option) => [option, OPTIONS[option]]);
  const lists = Object.entries(options).filter(([option]) => !OPTIONS[option]).map(([option, value]) => [option, h('code', {}, Array.isArray(value) ? value.join(', ') : value)]);
  const former = resource.former ? [['Until now', h('code', { class: 'urn' }, resource.former)]] : [];
  return [...former, ...flags, ...lists];
}

function detailChange(environment, resource) {
  if (!hasBaseline || environment.summary.status === 'baseline-failed') return null;
  const content = [];
  if (resource.refused) content.push(note('The engine refuses this: the resource is protected. Unprotect it in a deployment of its own first, if it shall go.', 'bad'));
  else if (resource.destructive) content.push(note(resource.kind === 'delete' ? 'What is there is deleted.' : 'What is there is deleted, and a new one takes its place. The provider decides; this is a guess.', 'bad'));
  else if (resource.kind === 'delete' && !resource.component) content.push(note('It leaves the stack; the real thing stays.'));
  if (!resource.kind) content.push(note(resource.below.changed ? `Nothing of its own changes. ${count(resource.below.changed, 'change')} inside.` : 'It stays as it is.'));
  else if (resource.kind === 'create') content.push(note('All of it is new.'));
  else if (resource.kind === 'move') content.push(note('It is known by another name, type or parent, and stays as it is.'));
  content.push((resource.changes || []).map((change) => propertyChange(change, environment)));
  return section('Change', h('div', {}, content));
}

function detailFound(environment, resource) {
  return resource.found.length === 0 ? null : section('Findings', h('ul', { class: 'found-list' }, resource.found.map((finding) => h('li', {}, findingText(finding)))));
}

function detailContents(environment, resource) {
  if (resource.children.length === 0) return null;
  const list = h('ul', { class: 'links' });
  const more = inParts(resource.children, 50, (child) => h('li', {}, child.kind ? sign(child.kind) : h('span', { class: 'sign' }), resourceLink(environment, child), ' ', h('span', { class: 'quiet' }, shortType(child.type))), list);
  return section(`In it (${number(resource.children.length)})`, h('div', {}, list, more));
}

// One line per resource: a component that is given ten properties of another one needs it once.
function detailLinks(environment, resource, title, links, none) {
  if (links.length === 0) return section(title, note(none));
  const byTarget = new Map();
  for (const link of links) {
    const key = link.resource || link.urn;
    if (!byTarget.has(key)) byTarget.set(key, []);
    byTarget.get(key).push(link);
  }
  const list = h('ul', { class: 'links' });
  const more = inParts([...byTarget], 50, ([target, all]) => h('li', {}, typeof target === 'string' ? h('code', {}, target) : resourceLink(environment, target), ' ', h('span', { class: 'quiet' }, all.slice(0, 4).map(linkText).join(', ') + (all.length > 4 ? `, and ${all.length - 4} more` : ''))), list);
  return section(`${title} (${number(byTarget.size)})`, h('div', {}, list, more));
}

function linkText(link) {
  if (link.how) return link.how;
  return link.property ? `${link.path} \u2190 ${link.property}` : `${link.path} (order)`;
}
