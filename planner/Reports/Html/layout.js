// Where the boxes of the graph stand. No chance in it: the same plan gives the same picture.

const BOX = { width: 156, gapX: 36, gapY: 12, pad: 16, head: 30, column: 9 };

// Boxes are the components right below the top ones; what has no such component is in a box of its own.
function boxesOf(environment) {
  const groups = [];
  const boxOf = new Array(environment.all.length);
  const alone = { name: 'Components', boxes: [] };
  const loose = { name: 'outside components', label: 'outside components', resources: [], isLoose: true };
  for (const root of environment.roots) {
    const inner = root.children.filter((child) => child.component);
    if (!root.component) loose.resources.push(root);
    else if (inner.length === 0) alone.boxes.push({ resource: root, name: root.name, label: root.name });
    else groups.push({ name: root.name, root, boxes: [{ resource: root, name: root.name, label: 'directly in it', isRest: true }, ...inner.map((child) => ({ resource: child, name: child.name, label: without(child.name, root.name) }))] });
  }
  if (alone.boxes.length > 0) groups.push(alone);
  if (loose.resources.length > 0) groups.push({ name: 'Outside components', boxes: [loose] });
  groups.forEach((group) => group.boxes.forEach((box) => { box.group = group; fillBox(environment, box, boxOf); }));
  let all = groups.flatMap((group) => group.boxes);
  all.forEach((box, index) => Object.assign(box, { index, out: new Map(), into: new Map() }));
  joinBoxes(environment, boxOf);
  const isEmpty = (box) => box.isRest && box.resources.length + box.out.size + box.into.size === 0 && !box.resource.kind;
  groups.forEach((group) => (group.boxes = group.boxes.filter((box) => !isEmpty(box))));
  all = all.filter((box) => !isEmpty(box));
  return { groups, all, boxOf };
}

const without = (name, prefix) => (name.startsWith(prefix + '-') ? name.slice(prefix.length + 1) : name);

function fillBox(environment, box, boxOf) {
  const members = box.isLoose ? [...box.resources] : box.isRest ? [box.resource, ...box.resource.children.filter((child) => !child.component)] : [box.resource];
  box.members = [];
  while (members.length > 0) {
    const one = members.pop();
    boxOf[one.at] = box;
    box.members.push(one);
    if (!(box.isRest && one === box.resource)) members.push(...one.children);
  }
  box.resources = box.members.filter((one) => !one.component).sort((one, other) => one.at - other.at);
  box.kinds = {};
  for (const one of box.members) if (one.kind) box.kinds[one.kind] = (box.kinds[one.kind] || 0) + 1;
  box.found = box.members.reduce((sum, one) => sum + one.found.length, 0);
  box.height = 38 + Math.min(46, Math.round(5 * Math.sqrt(box.resources.length)));
}

// The provider of a resource is no edge: nearly everything in a cluster has the same one.
function joinBoxes(environment, boxOf) {
  for (const resource of environment.all) {
    for (const need of resource.needs) {
      if (!need.to || need.how === 'provider') continue;
      const from = boxOf[resource.at];
      const to = boxOf[need.to.at];
      if (from === to) continue;
      if (!from.out.has(to)) { from.out.set(to, []); to.into.set(from, from.out.get(to)); }
      from.out.get(to).push({ from: resource, ...need });
    }
  }
}

// How many steps of need lie below each; an edge that closes a circle does not count.
function layersOf(boxes) {
  const inGroup = new Set(boxes);
  const layer = new Map();
  const open = new Set();
  const visit = (start) => {
    const stack = [{ box: start, rest: [...start.out.keys()].filter((box) => inGroup.has(box)), deepest: 0 }];
    open.add(start);
    while (stack.length > 0) {
      const frame = stack[stack.length - 1];
      const next = frame.rest.shift();
      if (next === undefined) {
        layer.set(frame.box, frame.deepest);
        open.delete(frame.box);
        stack.pop();
        if (stack.length > 0) stack[stack.length - 1].deepest = Math.max(stack[stack.length - 1].deepest, frame.deepest + 1);
      } else if (layer.has(next)) frame.deepest = Math.max(frame.deepest, layer.get(next) + 1);
      else if (!open.has(next)) {
        open.add(next);
        stack.push({ box: next, rest: [...next.out.keys()].filter((box) => inGroup.has(box)), deepest: 0 });
      }
    }
  };
  boxes.forEach((box) => { if (!layer.has(box)) visit(box); });
  const columns = [];
  boxes.forEach((box) => (columns[layer.get(box)] = columns[layer.get(box)] || []).push(box));
  return columns.filter(Boolean);
}

// Boxes come near to what they need: a few sweeps by the mean place of neighbours, names where that is equal.
function orderColumns(columns) {
  const byName = (one, other) => (one.label < other.label ? -1 : one.label > other.label ? 1 : one.index - other.index);
  columns.forEach((column) => column.sort(byName));
  const rank = new Map();
  const number = (column) => column.forEach((box, i) => rank.set(box, i / Math.max(1, column.length)));
  columns.forEach(number);
  const mean = (box) => {
    const near = [...box.out.keys(), ...box.into.keys()].filter((other) => rank.has(other));
    return near.length === 0 ? 1 : near.reduce((sum, other) => sum + rank.get(other), 0) / near.length;
  };
  for (let sweep = 0; sweep < 4; sweep++) {
    for (const column of columns) {
      const means = new Map(column.map((box) => [box, mean(box)]));
      column.sort((one, other) => means.get(one) - means.get(other) || byName(one, other));
      number(column);
    }
  }
}

function placeBoxes(groups) {
  let top = 0;
  let width = 0;
  for (const group of groups) {
    const columns = layersOf(group.boxes);
    orderColumns(columns);
    const parts = columns.flatMap((column) => inColumns(column));
    let bottom = 0;
    parts.forEach((column, i) => {
      let y = top + BOX.head;
      column.forEach((box, row) => {
        Object.assign(box, { x: BOX.pad + i * (BOX.width + BOX.gapX), y, column: i, row });
        y += box.height + BOX.gapY;
      });
      bottom = Math.max(bottom, y);
    });
    Object.assign(group, { y: top, height: bottom - top + BOX.pad - BOX.gapY, width: parts.length * (BOX.width + BOX.gapX) - BOX.gapX + 2 * BOX.pad, parts });
    width = Math.max(width, group.width);
    top = group.y + group.height + 20;
  }
  groups.forEach((group) => (group.width = width));
  return { width, height: Math.max(0, top - 20) };
}

function inColumns(column) {
  const many = Math.ceil(column.length / BOX.column);
  const size = Math.ceil(column.length / many);
  return Array.from({ length: many }, (_, i) => column.slice(i * size, (i + 1) * size));
}
