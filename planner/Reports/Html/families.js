// How environments of one family differ, with what allows it. What nothing allows comes first.

function familiesView() {
  const pairs = read('families');
  if (pairs.length === 0) return [h('h2', { tabindex: '-1' }, 'Families'), note('No environments of a family were compared.')];
  return [h('h2', { tabindex: '-1' }, 'Families'), note('Two environments of a family mean the same, but for what an allowance covers.'), pairs.map(pairSection)];
}

function pairSection(pair) {
  const open = pair.differences.filter((difference) => difference.allowance === undefined);
  const allowed = pair.differences.filter((difference) => difference.allowance !== undefined);
  return h('section', {},
    h('h3', {}, `${pair.family}: ${pair.other} against ${pair.reference}`),
    h('p', {}, `${count(pair.compared, 'resource')} in both, ${number(pair.same)} the same. ${open.length === 0 ? 'Every difference is allowed.' : count(open.length, 'difference') + ' without an allowance.'}`),
    open.length ? differenceTable(pair, open, `Differences of ${pair.other} that nothing allows`) : null,
    byAllowance(allowed).map(([name, those]) => folded([h('span', { class: 'name' }, name), h('span', { class: 'quiet' }, ` ${count(those.length, 'difference')}`)], () => h('div', { class: 'inside' },
      h('p', {}, those[0].why), differenceTable(pair, those, `Differences of ${pair.other} that ${name} allows`)))));
}

function byAllowance(differences) {
  const groups = new Map();
  for (const difference of differences) {
    if (!groups.has(difference.allowance)) groups.set(difference.allowance, []);
    groups.get(difference.allowance).push(difference);
  }
  return [...groups].sort(([one], [other]) => (one < other ? -1 : 1));
}

function differenceTable(pair, differences, caption) {
  const rows = differences.map((difference) => h('tr', {},
    h('td', {}, h('div', {}, differenceName(pair, difference), ' ', h('span', { class: 'quiet' }, shortType(difference.type))), difference.property ? h('code', {}, difference.property) : null,
      difference.why && difference.allowance === undefined ? h('p', { class: 'fix' }, difference.why) : null),
    sideCell(difference, 'reference'), sideCell(difference, 'other')));
  return table(['Resource and property', pair.reference, pair.other], rows, caption);
}

function differenceName(pair, difference) {
  const name = difference.sides === 'other' ? pair.other : pair.reference;
  return report.environments.some((environment) => environment.name === name) ? h('a', { href: place({ env: name, view: 'resources', at: difference.name }) }, difference.name) : difference.name;
}

function sideCell(difference, side) {
  if (difference.property !== undefined) return h('td', {}, alone(difference[side], { environment: null, secrets: new Set() }));
  const has = difference.sides === 'both' || difference.sides === side;
  const below = difference.below ? ` with ${number(difference.below)} below it` : '';
  return h('td', {}, has ? 'has it' + below : h('span', { class: 'quiet' }, 'does not have it'));
}
