// The tree of components. Only the rows in sight are in the document, so that thousands of resources cost as little as thirty.

const ROW = 28;
const SPARE = 12;

function createTree(environment, open) {
  const rows = h('div', { class: 'rows', role: 'presentation' });
  const element = h('div', { class: 'treeview', role: 'tree', 'aria-label': 'Components and resources of ' + environment.name }, rows);
  const view = { environment, element, rows, open, expanded: expandedAtFirst(environment), list: [], at: new Map(), active: 0, chosen: null, filter: null, folded: new Set(), drawn: new Map() };
  element.addEventListener('scroll', () => requestAnimationFrame(() => draw(view)), { passive: true });
  element.addEventListener('keydown', (event) => treeKey(view, event));
  element.addEventListener('click', (event) => treeClick(view, event));
  if (window.ResizeObserver) new ResizeObserver(() => draw(view)).observe(element);
  relist(view);
  return view;
}

// The ways to what changes are open, unless everything does.
function expandedAtFirst(environment) {
  const expanded = new Set();
  const changed = environment.all.filter((resource) => resource.kind);
  if (changed.length <= 150) {
    for (const resource of changed) for (let above = resource.above; above; above = above.above) expanded.add(above);
  }
  if (expanded.size === 0 && environment.roots.length <= 5) environment.roots.forEach((root) => expanded.add(root));
  return expanded;
}

const isOpen = (view, resource) => (view.filter ? !view.folded.has(resource) : view.expanded.has(resource));

// The rows in their order, with the place of each among its brothers.
function relist(view) {
  const { filter } = view;
  const kept = filter ? keptBy(view.environment, filter) : null;
  view.list = [];
  view.at.clear();
  const stack = [];
  const push = (resources) => {
    const those = kept ? resources.filter((resource) => kept.has(resource)) : resources;
    for (let i = those.length - 1; i >= 0; i--) stack.push({ resource: those[i], position: i + 1, size: those.length, hasChildren: false });
    return those.length;
  };
  push(view.environment.roots);
  while (stack.length > 0) {
    const row = stack.pop();
    view.at.set(row.resource, view.list.length);
    view.list.push(row);
    row.hasChildren = kept ? row.resource.children.some((child) => kept.has(child)) : row.resource.children.length > 0;
    if (row.hasChildren && isOpen(view, row.resource)) push(row.resource.children);
  }
  view.rows.style.height = view.list.length * ROW + 'px';
  view.active = Math.max(0, Math.min(view.active, view.list.length - 1));
  if (view.chosen && view.at.has(view.chosen)) view.active = view.at.get(view.chosen);
  for (const row of view.drawn.values()) row.remove();
  view.drawn.clear();
  draw(view);
}

function keptBy(environment, filter) {
  const kept = new Set();
  for (const resource of environment.all) {
    if (!filter(resource)) continue;
    for (let one = resource; one && !kept.has(one); one = one.above) kept.add(one);
  }
  return kept;
}

// The row that has the focus stays in the document, also where it is out of sight.
function draw(view) {
  const first = Math.max(0, Math.floor(view.element.scrollTop / ROW) - SPARE);
  const last = Math.min(view.list.length - 1, Math.ceil((view.element.scrollTop + (view.element.clientHeight || 600)) / ROW) + SPARE);
  const wanted = new Set();
  for (let i = first; i <= last; i++) wanted.add(i);
  if (view.list.length > 0) wanted.add(view.active);
  for (const [index, row] of view.drawn) {
    if (wanted.has(index)) continue;
    row.remove();
    view.drawn.delete(index);
  }
  for (const index of [...wanted].sort((a, b) => a - b)) {
    if (!view.drawn.has(index)) {
      const row = treeRow(view, index);
      view.drawn.set(index, row);
      view.rows.append(row);
    }
  }
}

function treeRow(view, index) {
  const { resource, position, size, hasChildren } = view.list[index];
  const open = hasChildren && isOpen(view, resource);
  const row = h('div', {
    role: 'treeitem', class: 'row' + (resource.component ? ' is-component' : '') + (resource.kind === 'delete' ? ' is-gone' : ''),
    'aria-level': resource.depth + 1, 'aria-posinset': position, 'aria-setsize': size,
    'aria-expanded': hasChildren ? String(open) : null, 'aria-selected': String(view.chosen === resource),
    'data-index': index, tabindex: index === view.active ? '0' : '-1', title: `${resource.name}, ${resource.type}`,
  },
    h('span', { class: 'twist', 'aria-hidden': 'true' }, hasChildren ? (open ? '\u25be' : '\u25b8') : ''),
    resource.kind ? sign(resource.kind) : h('span', { class: 'sign' }),
    h('span', { class: 'name' }, labelIn(resource)), h('span', { class: 'type' }, shortType(resource.type)), h('span', { class: 'unseen' }, rowWords(resource)),
    rowFound(resource, open), resource.component ? rowBelow(resource) : null);
  row.style.top = index * ROW + 'px';
  row.style.paddingLeft = 4 + Math.min(resource.depth, 12) * 16 + 'px';
  return row;
}

// What is in a component is named after it; the tree shows what the name adds.
const labelIn = (resource) => (resource.above ? without(resource.name, resource.above.name) : resource.name);

function rowFound(resource, open) {
  const many = resource.found.length + (open ? 0 : resource.below.found);
  return many > 0 ? h('span', { class: 'found', 'aria-hidden': 'true', title: count(many, 'finding') }, '! ' + many) : null;
}

function rowBelow(resource) {
  const kinds = Object.keys(KINDS).filter((kind) => resource.below.kinds[kind]);
  return h('span', { class: 'below', 'aria-hidden': 'true' }, kinds.map((kind) => h('span', { class: 'is-' + kind }, `${KINDS[kind].sign}${resource.below.kinds[kind]}`)),
    h('span', { class: 'many', title: count(resource.below.resources, 'resource') }, number(resource.below.resources)));
}

// What signs and numbers say to the eye.
function rowWords(resource) {
  const parts = [''];
  if (resource.kind) parts.push(KINDS[resource.kind].word);
  if (resource.component) parts.push(count(resource.below.resources, 'resource'));
  if (resource.below.changed) parts.push(count(resource.below.changed, 'change') + ' inside');
  const found = resource.found.length + resource.below.found;
  if (found) parts.push(count(found, 'finding'));
  return parts.join(', ');
}

function treeClick(view, event) {
  const row = event.target.closest('.row');
  if (!row) return;
  const index = Number(row.dataset.index);
  const { resource, hasChildren } = view.list[index];
  activate(view, index, true);
  if (hasChildren && event.target.closest('.twist')) toggle(view, resource, !isOpen(view, resource));
  else {
    if (hasChildren && !isOpen(view, resource)) toggle(view, resource, true);
    view.open(resource, false);
  }
}

function toggle(view, resource, open) {
  const changed = view.filter ? view.folded : view.expanded;
  if (view.filter ? !open : open) changed.add(resource);
  else changed.delete(resource);
  const hadFocus = view.element.contains(document.activeElement);
  const chosen = view.chosen;
  view.chosen = null;
  relist(view);
  view.chosen = chosen;
  view.active = view.at.get(resource);
  activate(view, view.active, hadFocus);
}

function activate(view, index, focus) {
  if (index < 0 || index >= view.list.length) return;
  const before = view.drawn.get(view.active);
  if (before) before.tabIndex = -1;
  view.active = index;
  const top = index * ROW;
  if (top < view.element.scrollTop) view.element.scrollTop = top;
  else if (top + ROW > view.element.scrollTop + view.element.clientHeight) view.element.scrollTop = top + ROW - view.element.clientHeight;
  draw(view);
  const row = view.drawn.get(index);
  row.tabIndex = 0;
  if (focus) row.focus({ preventScroll: true });
}

// Shows a resource in the tree: opens the way to it.
function reveal(view, resource) {
  view.chosen = resource;
  for (let above = resource.above; above; above = above.above) {
    view.expanded.add(above);
    view.folded.delete(above);
  }
  relist(view);
  if (view.at.has(resource)) activate(view, view.at.get(resource), false);
}

function treeKey(view, event) {
  if (event.altKey || event.ctrlKey || event.metaKey || view.list.length === 0) return;
  const { resource, hasChildren } = view.list[view.active];
  const page = Math.max(1, Math.floor(view.element.clientHeight / ROW) - 1);
  const to = (index) => activate(view, Math.max(0, Math.min(view.list.length - 1, index)), true);
  const keys = {
    ArrowDown: () => to(view.active + 1),
    ArrowUp: () => to(view.active - 1),
    PageDown: () => to(view.active + page),
    PageUp: () => to(view.active - page),
    Home: () => to(0),
    End: () => to(view.list.length - 1),
    ArrowRight: () => (hasChildren ? (isOpen(view, resource) ? to(view.active + 1) : toggle(view, resource, true)) : null),
    ArrowLeft: () => (hasChildren && isOpen(view, resource) ? toggle(view, resource, false) : resource.above ? to(view.at.get(resource.above)) : null),
    Enter: () => view.open(resource, true),
    ' ': () => view.open(resource, false),
  };
  const act = keys[event.key] || (/^[\p{L}\p{N}]$/u.test(event.key) ? () => jump(view, event.key.toLowerCase()) : null);
  if (!act) return;
  event.preventDefault();
  act();
}

function jump(view, letter) {
  for (let step = 1; step <= view.list.length; step++) {
    const index = (view.active + step) % view.list.length;
    const { resource } = view.list[index];
    if (labelIn(resource).toLowerCase().startsWith(letter)) return activate(view, index, true);
  }
}
