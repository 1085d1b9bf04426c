// Search and filters above the tree. Filters of one row widen each other, rows narrow each other.

function createFilters(environment, apply) {
  const chosen = { text: '', kinds: new Set(), severities: new Set(), withFindings: false };
  const counted = h('p', { class: 'counted' });
  const search = h('input', {
    type: 'search', id: 'search', class: 'search', autocomplete: 'off', spellcheck: 'false', enterkeyhint: 'search',
    placeholder: 'Search names, types, URNs, values', 'aria-describedby': 'search-help',
    oninput: () => { chosen.text = search.value; update(); },
    onkeydown: (event) => searchKey(event, search, () => { chosen.text = ''; update(); }),
  });
  const boxes = [];
  const update = () => {
    const filter = filterOf(chosen);
    const matching = filter ? environment.all.filter(filter).length : environment.all.length;
    clear.hidden = !filter;
    counted.textContent = filter ? `${number(matching)} of ${number(environment.all.length)} match` : `${number(environment.all.length)} components and resources`;
    say(counted.textContent);
    apply(filter, matching);
  };
  const clear = h('button', { type: 'button', class: 'plain-button', hidden: true, onclick: () => {
    Object.assign(chosen, { text: '', withFindings: false });
    chosen.kinds.clear();
    chosen.severities.clear();
    search.value = '';
    boxes.forEach((box) => (box.checked = false));
    update();
    search.focus();
  } }, 'Clear');
  const box = (label, many, toggle) => {
    const input = h('input', { type: 'checkbox', onchange: () => { toggle(input.checked); update(); } });
    boxes.push(input);
    return h('label', { class: 'pick' }, input, h('span', {}, label, h('span', { class: 'many' }, ' ' + number(many))));
  };
  const oneOf = (set, value) => (on) => (on ? set.add(value) : set.delete(value));
  const kinds = Object.keys(KINDS).map((kind) => [kind, environment.all.filter((resource) => resource.kind === kind).length]).filter(([, many]) => many);
  const severities = SEVERITIES.map((severity) => [severity, environment.all.filter((resource) => resource.found.some((finding) => finding.severity === severity)).length]).filter(([, many]) => many);
  const withFindings = environment.all.filter((resource) => resource.found.length > 0).length;
  const element = h('div', { class: 'filters', role: 'search' },
    h('label', { class: 'unseen', for: 'search' }, 'Search resources'), h('div', { class: 'searchline' }, search, h('kbd', { 'aria-hidden': 'true' }, '/')),
    h('p', { id: 'search-help', class: 'unseen' }, 'Slash goes here, Escape clears, arrow down goes to the tree.'),
    kinds.length ? h('fieldset', {}, h('legend', {}, 'Change'), kinds.map(([kind, many]) => box([sign(kind), ' ', KINDS[kind].word], many, oneOf(chosen.kinds, kind)))) : null,
    withFindings ? h('fieldset', {}, h('legend', {}, 'Findings'), box('any', withFindings, (on) => (chosen.withFindings = on)),
      severities.map(([severity, many]) => box(severity, many, oneOf(chosen.severities, severity)))) : null,
    h('div', { class: 'countline' }, counted, clear));
  counted.textContent = `${number(environment.all.length)} components and resources`;
  return { element, search };
}

function filterOf({ text, kinds, severities, withFindings }) {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0 && kinds.size === 0 && severities.size === 0 && !withFindings) return null;
  return (resource) =>
    (kinds.size === 0 || kinds.has(resource.kind)) &&
    (!withFindings || resource.found.length > 0) &&
    (severities.size === 0 || resource.found.some((finding) => severities.has(finding.severity))) &&
    (words.length === 0 || words.every((word) => searchText(resource).includes(word)));
}

function searchKey(event, search, cleared) {
  if (event.key === 'Escape') {
    event.preventDefault();
    search.value = '';
    cleared();
  }
  if (event.key === 'ArrowDown' || event.key === 'Enter') {
    event.preventDefault();
    document.querySelector('.row[tabindex="0"]')?.focus();
  }
}
