// Differences of texts, line by line, and of properties.

const MOST_CELLS = 4_000_000;

// The longest common part of two lists of lines, as steps: [sign, text]. Lists that are too long are compared at both ends only.
function lineSteps(before, after) {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  while (end < before.length - start && end < after.length - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  const old = before.slice(start, before.length - end);
  const now = after.slice(start, after.length - end);
  return [
    ...before.slice(0, start).map((line) => [' ', line]),
    ...middleSteps(old, now),
    ...before.slice(before.length - end).map((line) => [' ', line]),
  ];
}

function middleSteps(old, now) {
  if (old.length * now.length > MOST_CELLS) return [...old.map((line) => ['-', line]), ...now.map((line) => ['+', line])];
  const width = now.length + 1;
  const common = new Uint32Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      common[i * width + j] = old[i] === now[j] ? common[(i + 1) * width + j + 1] + 1 : Math.max(common[(i + 1) * width + j], common[i * width + j + 1]);
    }
  }
  const steps = [];
  let i = 0;
  let j = 0;
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) { steps.push([' ', old[i]]); i++; j++; }
    else if (j >= now.length || (i < old.length && common[(i + 1) * width + j] >= common[i * width + j + 1])) steps.push(['-', old[i++]]);
    else steps.push(['+', now[j++]]);
  }
  return steps;
}

// Three unchanged lines around each change; what lies between is counted.
function lineDiff(before, after) {
  const steps = lineSteps(before.split('\n'), after.split('\n'));
  const near = new Set();
  steps.forEach(([mark], at) => {
    if (mark !== ' ') for (let i = at - 3; i <= at + 3; i++) near.add(i);
  });
  const box = h('div', { class: 'lines', role: 'group', 'aria-label': 'text, line by line', tabindex: '0' });
  let left = 0;
  const flush = () => {
    if (left > 0) box.append(h('div', { class: 'line skipped' }, `\u2026 ${count(left, 'line')} unchanged`));
    left = 0;
  };
  steps.forEach(([mark, text], at) => {
    if (!near.has(at)) { left++; return; }
    flush();
    box.append(line(mark, text));
  });
  flush();
  return box;
}

function line(mark, content) {
  const kind = mark === '+' ? 'added' : mark === '-' ? 'removed' : 'same';
  const word = mark === '+' ? 'new: ' : mark === '-' ? 'old: ' : '';
  return h('div', { class: 'line ' + kind }, h('span', { class: 'mark', 'aria-hidden': 'true' }, mark === '-' ? '\u2212' : mark),
    word ? h('span', { class: 'unseen' }, word) : null, h('span', { class: 'content' }, content === '' ? '\u00a0' : content));
}

function isLong(value) {
  return typeof value === 'string' && value.includes('\n');
}

function propertyChange(change, environment) {
  const shown = { environment, secrets: new Set() };
  const flags = [];
  if (change.forces) flags.push(h('span', { class: 'chip is-replace', title: 'As far as is known: the provider decides.' }, '\u00b1 forces replacement (a guess)'));
  else if (change.replacesWhen) flags.push(h('span', { class: 'chip is-replace', title: 'As far as is known: the provider decides.' }, `\u00b1 may force replacement (a guess): ${change.replacesWhen}`));
  const box = h('div', { class: 'property' }, h('div', { class: 'path' }, h('code', {}, change.path), flags));
  if (change.cause !== undefined) box.append(causeOf(change, environment));
  if (change.secret) box.append(line(change.removed ? '-' : change.added ? '+' : ' ', h('span', { class: 'secret' }, change.added ? 'set (secret)' : change.removed ? 'no longer set (secret)' : 'changed (secret)')));
  else if (isLong(change.before) && isLong(change.after)) box.append(lineDiff(change.before, change.after));
  else box.append(h('div', { class: 'lines' },
    change.before === undefined ? null : line('-', alone(change.before, shown)),
    change.after === undefined ? null : line('+', alone(change.after, shown))));
  return box;
}

function causeOf(change, environment) {
  const target = typeof change.cause === 'number' ? environment.all[change.cause] : null;
  return h('p', { class: 'cause' }, 'Written the same, but it takes another value when ',
    target ? resourceLink(environment, target) : h('code', {}, change.cause), ' is replaced.');
}
