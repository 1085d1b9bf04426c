// Values of inputs: an indented tree, with secrets that stay secret and placeholders that lead to the resource they name.

const TOKEN = /\$\{([^{}$\s]+)\}/g;
const LONG = 60;

// A text with its placeholders as links. Every other character stays what it is.
function linked(text, environment) {
  const parts = [];
  let at = 0;
  for (const match of text.matchAll(TOKEN)) {
    const dot = match[1].indexOf('.');
    if (dot < 1) continue;
    const name = match[1].slice(0, dot);
    const target = environment && environment.byName.get(name);
    if (!target && name !== 'secret') continue;
    parts.push(text.slice(at, match.index));
    parts.push(target ? h('a', { class: 'token', href: addressOf(environment, target), title: 'known after apply: ' + target.urn }, match[0])
      : h('span', { class: 'token', title: 'a secret setting' }, match[0]));
    at = match.index + match[0].length;
  }
  parts.push(text.slice(at));
  return parts;
}

const isPlain = (text) => text !== '' && text === text.trim() && !/^(true|false|null|~|[-+.\d].*)$/i.test(text);

function scalar(value, environment) {
  if (value === null) return h('span', { class: 'value is-null' }, 'null');
  if (typeof value !== 'string') return h('span', { class: 'value is-literal' }, String(value));
  if (value.includes('\n')) return h('pre', { class: 'value text', tabindex: '0' }, linked(value, environment));
  const json = asJson(value);
  if (json) return h('pre', { class: 'value text', tabindex: '0', title: 'a JSON text, laid out' }, linked(json, environment));
  return h('span', { class: 'value' }, isPlain(value) ? linked(value, environment) : ['"', linked(value, environment), '"']);
}

function asJson(text) {
  if (!/^\s*[[{]/.test(text) || text.length < 40) return null;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return null;
  }
}

const isContainer = (value) => value !== null && typeof value === 'object';
const entriesOf = (value) => (Array.isArray(value) ? value.map((item, i) => [i, item]) : Object.entries(value));

function keyPath(path, key) {
  if (typeof key === 'number') return `${path}[${key}]`;
  if (key === '' || /[.["]/.test(key)) return `${path}["${key.replaceAll('"', '\\"')}"]`;
  return path === '' ? key : `${path}.${key}`;
}

function secretMark(value) {
  const from = typeof value === 'string' ? [...value.matchAll(TOKEN)].map((match) => match[0]).join(' ') : '';
  return h('span', { class: 'value' }, h('span', { class: 'secret' }, '[secret]'), from ? ' ' + from : null);
}

// shown: { environment, secrets: Set of paths }
function valueTree(value, shown, path) {
  const list = h('ul', { class: Array.isArray(value) ? 'tree items' : 'tree' });
  for (const [key, item] of entriesOf(value)) list.append(entry(key, item, shown, keyPath(path || '', key)));
  return list;
}

function entry(key, value, shown, path) {
  const label = h('span', { class: 'key' }, typeof key === 'number' ? '-' : key + ':');
  if (shown.secrets.has(path)) return h('li', {}, label, ' ', secretMark(value));
  if (!isContainer(value)) return h('li', {}, label, ' ', scalar(value, shown.environment));
  const size = entriesOf(value).length;
  if (size === 0) return h('li', {}, label, ' ', h('span', { class: 'value is-null' }, Array.isArray(value) ? '[]' : '{}'));
  if (size > LONG) return h('li', {}, folded([label, h('span', { class: 'quiet' }, ' ' + count(size, 'entry', 'entries'))], () => valueTree(value, shown, path)));
  return h('li', {}, label, valueTree(value, shown, path));
}

// Built when it is opened for the first time.
function folded(summary, build, isOpen) {
  const details = h('details', { open: isOpen || false }, h('summary', {}, summary));
  let built = false;
  const fill = () => {
    if (!details.open || built) return;
    built = true;
    details.append(build());
  };
  details.addEventListener('toggle', fill);
  fill();
  return details;
}

// A value on its own, as in a cell or a line of a diff.
function alone(value, shown) {
  if (value === undefined) return h('span', { class: 'quiet' }, 'not set');
  if (!isContainer(value)) return scalar(value, shown.environment);
  return entriesOf(value).length === 0 ? h('span', { class: 'value' }, Array.isArray(value) ? '[]' : '{}') : valueTree(value, shown, '');
}
