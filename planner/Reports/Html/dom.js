// Elements. Every text becomes a text node: nothing that stands in a plan can become markup.

const SVG = 'http://www.w3.org/2000/svg';

function setAll(element, properties) {
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'class') element.setAttribute('class', value);
    else if (name === 'value' || name === 'checked' || name === 'open') element[name] = value;
    else element.setAttribute(name, value === true ? '' : value);
  }
}

function append(element, children) {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    if (Array.isArray(child)) append(element, child);
    else element.append(child instanceof Node ? child : String(child));
  }
  return element;
}

function h(tag, properties, ...children) {
  const element = document.createElement(tag);
  setAll(element, properties || {});
  return append(element, children);
}

function svg(tag, properties, ...children) {
  const element = document.createElementNS(SVG, tag);
  setAll(element, properties || {});
  return append(element, children);
}

function replace(element, ...children) {
  element.replaceChildren();
  return append(element, children);
}

// Told to those who do not see the page; the same words twice are told once.
let lastSaid = '';
function say(text) {
  if (text === lastSaid) return;
  lastSaid = text;
  document.getElementById('said').textContent = text;
}

// A long list is shown in parts, since a reader reads the first ones.
function inParts(items, size, render, container) {
  let shown = 0;
  const more = h('button', { type: 'button', class: 'more', onclick: () => next(true) });
  const next = (byHand) => {
    const start = shown;
    const part = items.slice(shown, shown + size);
    const rows = part.map(render);
    container.append(...rows);
    shown += part.length;
    const left = items.length - shown;
    more.hidden = left === 0;
    more.textContent = `Show ${Math.min(left, size)} more of ${left}`;
    if (byHand && rows[0]) (rows[0].querySelector('a, button, summary') || more).focus();
    return start;
  };
  next(false);
  return more;
}

function table(heads, rows, caption) {
  const body = h('tbody');
  const more = inParts(rows, 200, (row) => row, body);
  const head = h('tr', {}, heads.map((head) => h('th', { scope: 'col', class: head.number ? 'number' : null }, head.text || head)));
  return h('div', { class: 'wide', tabindex: '0', role: 'region', 'aria-label': caption },
    h('table', {}, h('caption', { class: 'unseen' }, caption), h('thead', {}, head), body), more);
}

function note(text, kind) {
  return h('p', { class: 'note ' + (kind || '') }, text);
}
