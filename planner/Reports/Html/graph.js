// The graph of components. Edges appear for the box that is pointed at or chosen, since all at once are a tangle.

function graphView(environment, chosenName) {
  const graph = boxesOf(environment);
  if (graph.all.length === 0) return note('There is nothing to draw: the plan has no resources.');
  const size = placeBoxes(graph.groups);
  const edges = svg('g', { class: 'edges' });
  const picture = svg('svg', { viewBox: `0 0 ${size.width} ${size.height}`, role: 'group', 'aria-label': 'Components of ' + environment.name });
  picture.style.width = size.width + 'px';
  picture.style.height = size.height + 'px';
  const panel = h('div', { class: 'panel', 'aria-live': 'off' });
  const view = { environment, graph, edges, panel, chosen: null, boxes: new Map() };
  for (const group of graph.groups) picture.append(drawGroup(group));
  picture.append(edges);
  for (const box of graph.all) picture.append(drawBox(view, box));
  picture.addEventListener('keydown', (event) => graphKey(view, event));
  const chosen = graph.all.find((box) => box.name === chosenName && !box.isRest) || graph.all.find((box) => box.name === chosenName) || boxWith(view, chosenName);
  focusable(view, chosen || graph.all[0]); // the one box in the order of the Tab key
  if (chosen) choose(view, chosen);
  else replace(panel, note('Choose a component to see what it needs and what needs it. What is needed stands to the left.'), graphLegend());
  // The picture may be larger than what shows of it.
  if (chosen) requestAnimationFrame(() => view.boxes.get(chosen).scrollIntoView({ block: 'nearest', inline: 'center' }));
  return h('div', { class: 'graph' }, h('div', { class: 'canvas', tabindex: '-1' }, picture), panel);
}

function boxWith(view, name) {
  const resource = resourceOf(view.environment, name);
  return resource ? view.graph.boxOf[resource.at] : null;
}

function graphLegend() {
  return h('dl', { class: 'legend' },
    h('dt', {}, h('span', { class: 'dash' })), h('dd', {}, 'needs (a solid line)'), h('dt', {}, h('span', { class: 'dash is-into' })), h('dd', {}, 'is needed by (a dashed line)'),
    h('dt', {}, h('span', { class: 'swatch' })), h('dd', {}, 'a higher box has more resources'));
}

function drawGroup(group) {
  const title = svg('text', { x: 12, y: group.y + 20, class: 'group-name' }, group.name);
  return svg('g', {}, svg('rect', { x: 0.5, y: group.y + 0.5, width: group.width - 1, height: group.height - 1, rx: 6, class: 'group' }), title);
}

function boxTone(box) {
  const kinds = Object.keys(box.kinds);
  return kinds.length === 0 ? 'same' : kinds.length === 1 ? kinds[0] : kinds.includes('delete') || kinds.includes('replace') ? 'mixed-bad' : 'update';
}

const changesOf = (box) => Object.keys(KINDS).filter((kind) => box.kinds[kind]).map((kind) => `${KINDS[kind].sign}${box.kinds[kind]}`).join(' ');

function boxLabel(box) {
  const parts = [box.isRest ? box.name + ', directly in it' : box.name, count(box.resources.length, 'resource')];
  for (const kind of Object.keys(KINDS)) if (box.kinds[kind]) parts.push(`${box.kinds[kind]} ${KINDS[kind].word}`);
  if (box.found) parts.push(count(box.found, 'finding'));
  parts.push(`needs ${box.out.size}, needed by ${box.into.size}`);
  return parts.join(', ');
}

// Names differ at their ends.
const cut = (text, most) => (text.length > most ? text.slice(0, 6) + '\u2026' + text.slice(text.length - most + 7) : text);

function drawBox(view, box) {
  const node = svg('g', {
    class: 'box is-' + boxTone(box) + (box.isRest || box.isLoose ? ' is-rest' : ''), role: 'button', tabindex: '-1', 'aria-label': boxLabel(box), 'data-name': box.name,
    transform: `translate(${box.x} ${box.y})`,
    onclick: () => go(view, box),
    onpointerenter: () => drawEdges(view, box),
    onpointerleave: () => drawEdges(view, view.chosen),
    onfocus: () => drawEdges(view, box),
  },
    svg('title', {}, boxLabel(box)),
    svg('rect', { width: BOX.width, height: box.height, rx: 4 }),
    svg('text', { x: 10, y: 18, class: 'box-name', 'aria-hidden': 'true' }, cut(box.label, 17)),
    svg('text', { x: 10, y: 33, class: 'box-size', 'aria-hidden': 'true' }, number(box.resources.length) + (box.found ? ' \u00b7 !' + box.found : '')),
    svg('text', { x: BOX.width - 8, y: 33, class: 'box-kinds', 'aria-hidden': 'true', 'text-anchor': 'end' }, changesOf(box)));
  view.boxes.set(box, node);
  return node;
}

const go = (view, box) => (location.hash = place({ env: view.environment.name, view: 'graph', at: box.name }));

function focusable(view, box) {
  for (const node of view.boxes.values()) node.setAttribute('tabindex', '-1');
  view.boxes.get(box).setAttribute('tabindex', '0');
}

function choose(view, box) {
  view.chosen = box;
  for (const [one, node] of view.boxes) node.setAttribute('aria-pressed', String(one === box));
  drawEdges(view, box);
  replace(view.panel, graphPanel(view, box));
}

function drawEdges(view, box) {
  view.edges.replaceChildren();
  for (const [one, node] of view.boxes) {
    const near = !box || one === box || box.out.has(one) || box.into.has(one);
    node.classList.toggle('is-far', !near);
    node.classList.toggle('is-chosen', one === view.chosen);
  }
  if (!box) return;
  for (const other of box.out.keys()) view.edges.append(drawEdge(view, box, other, other, 'is-out'));
  for (const other of box.into.keys()) view.edges.append(drawEdge(view, other, box, other, 'is-into'));
}

// From what needs to what is needed. A wide line that cannot be seen makes it easy to hit.
function drawEdge(view, from, to, other, kind) {
  const isLeft = from.x > to.x;
  const start = { x: isLeft ? from.x : from.x + BOX.width, y: from.y + from.height / 2 };
  const end = { x: from.x <= to.x && from.column !== to.column ? to.x : to.x + BOX.width, y: to.y + to.height / 2 };
  const bend = Math.max(24, Math.abs(start.x - end.x) / 2.5);
  const path = `M${start.x} ${start.y}C${start.x + (isLeft ? -bend : bend)} ${start.y} ${end.x + (end.x === to.x ? -bend : bend)} ${end.y} ${end.x} ${end.y}`;
  const inward = end.x === to.x ? -1 : 1;
  const head = `M${end.x + inward * 8} ${end.y - 4}L${end.x} ${end.y}L${end.x + inward * 8} ${end.y + 4}`;
  return svg('g', { class: 'edge ' + kind, 'data-to': other.name, onclick: () => go(view, other) },
    svg('title', {}, `${from.name} needs ${to.name}`), svg('path', { d: path, class: 'hit' }), svg('path', { d: path, class: 'wire' }), svg('path', { d: head, class: 'head' }));
}

function graphPanel(view, box) {
  const { environment } = view;
  return [
    h('h3', { tabindex: '-1' }, box.isRest ? box.name + ', directly in it' : box.name),
    h('p', { class: 'quiet' }, box.resource ? [h('code', {}, box.resource.type), ' \u00b7 '] : null, count(box.resources.length, 'resource'), changesOf(box) ? ' \u00b7 ' + changesOf(box) : null),
    box.resource ? h('p', {}, h('a', { href: addressOf(environment, box.resource) }, 'Show in the tree')) : null,
    edgeList(view, 'Needs', box.out, 'It needs no other component.'),
    edgeList(view, 'Needed by', box.into, 'No other component needs it.'),
    folded(count(box.resources.length, 'resource'), () => {
      const list = h('ul', { class: 'links' });
      return h('div', {}, list, inParts(box.resources, 50, (one) => h('li', {}, one.kind ? sign(one.kind) : h('span', { class: 'sign' }), resourceLink(environment, one), ' ', h('span', { class: 'quiet' }, shortType(one.type))), list));
    }),
    graphLegend(),
  ];
}

function edgeList(view, title, edges, none) {
  const { environment } = view;
  if (edges.size === 0) return [h('h4', {}, title), note(none)];
  const byName = [...edges].sort(([one], [other]) => (one.name < other.name ? -1 : 1));
  return [h('h4', {}, `${title} (${edges.size})`), h('ul', { class: 'edges-list' }, byName.map(([other, links]) => h('li', {},
    h('a', { href: place({ env: environment.name, view: 'graph', at: other.name }), class: 'edge-link' }, other.isRest ? other.name + ' (directly in it)' : other.name),
    folded(h('span', { class: 'quiet' }, count(links.length, 'link')), () => {
      const list = h('ul', { class: 'links' });
      return h('div', {}, list, inParts(links, 30, (link) => h('li', {}, resourceLink(environment, link.from), ' \u2192 ', resourceLink(environment, link.to), ' ', h('span', { class: 'quiet' }, linkText(link))), list));
    }))))];
}

// Arrow keys go to the nearest box in that direction; Enter chooses it.
function graphKey(view, event) {
  const node = event.target.closest('.box');
  const box = node && [...view.boxes].find(([, one]) => one === node)?.[0];
  if (!box) return;
  if (event.key === 'Enter' || event.key === ' ') {
    event.preventDefault();
    return go(view, box);
  }
  const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  if (!ways[event.key]) return;
  event.preventDefault();
  const next = nearest(view, box, ways[event.key]);
  if (!next) return;
  focusable(view, next);
  view.boxes.get(next).focus();
  view.boxes.get(next).scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

function nearest(view, box, [dx, dy]) {
  const middle = (one) => [one.x, one.y + one.height / 2];
  const [x, y] = middle(box);
  let best = null;
  let least = Infinity;
  for (const other of view.graph.all) {
    const [ox, oy] = middle(other);
    const along = (ox - x) * dx + (oy - y) * dy;
    const across = Math.abs((ox - x) * dy) + Math.abs((oy - y) * dx);
    if (other === box || along <= 0 || (dy !== 0 && across > BOX.width / 2)) continue;
    const distance = along + 2 * across;
    if (distance < least) { least = distance; best = other; }
  }
  return best;
}
