// The first view: what was compared, what would go, and every environment in one table.

function lookedText() {
  const { looked } = report;
  return `Looked at ${count(looked.environments, 'environment')}, ${count(looked.components, 'component')}, ${count(looked.resources, 'resource')}.`;
}

function summaryText() {
  if (!hasBaseline) return `Compared with nothing: this page shows plans, not changes. ${lookedText()}`;
  const total = report.environments.reduce((sum, environment) => sum + changesIn(environment), 0);
  const unsettled = report.environments.filter((environment) => !isSettled(environment));
  const rest = unsettled.length ? ` ${count(unsettled.length, 'environment')} could not be compared.` : '';
  if (total === 0) return `No changes.${rest} ${lookedText()}`;
  const changed = report.environments.filter((environment) => changesIn(environment) > 0).length;
  return `${count(total, 'change')} in ${count(changed, 'environment')}.${rest} ${lookedText()}`;
}

const changesIn = (environment) => Object.keys(KINDS).reduce((sum, kind) => sum + (environment.counts ? environment.counts[kind] : 0), 0);

function baselineText() {
  const { baseline } = report;
  const commit = baseline.commit ? [' at ', h('code', {}, baseline.commit.slice(0, 12))] : null;
  const what = { none: 'with nothing', git: 'with', plan: 'with', state: 'with' }[baseline.kind];
  return h('p', { class: 'compared' }, `Compared ${what} `, baseline.kind === 'none' ? null : h('code', {}, baseline.text), commit);
}

function overview() {
  const notes = report.baseline.notes || [];
  return [
    h('h2', { tabindex: '-1' }, 'Overview'),
    baselineText(),
    h('p', { class: 'lead' }, summaryText()),
    notes.length ? h('ul', { class: 'notes' }, notes.map((text) => h('li', {}, text))) : null,
    h('section', {}, h('h3', {}, 'Environments'), environmentTable(), environmentNotes()),
    destroyedEverywhere(),
    report.findings.length ? h('section', {}, h('h3', {}, 'Findings of several environments'), findingsTable(null, report.findings, 'Findings of several environments')) : null,
    report.families ? h('p', {}, h('a', { href: place({ view: 'families' }) }, `How environments of a family differ (${count(report.families, 'comparison')})`)) : null,
  ];
}

function destroyedEverywhere() {
  const those = report.environments.filter((environment) => environment.destructive > 0);
  if (those.length === 0) return null;
  const total = those.reduce((sum, environment) => sum + environment.destructive, 0);
  return h('section', { class: 'destroyed' }, h('h3', {}, `Destroys something (${number(total)})`), alike(those).map(destroyed));
}

// Environments that lose the same, together: what is told once is read.
function alike(environments) {
  const groups = new Map();
  for (const environment of environments) {
    const lost = JSON.stringify([environment.destructive, environment.destroys.map((one) => [one.kind, one.type, one.name, one.refused])]);
    groups.set(lost, [...(groups.get(lost) || []), environment]);
  }
  return [...groups.values()];
}

function destroyed(environments) {
  const [first] = environments;
  const links = environments.map((environment, at) => [at > 0 ? ', ' : null, h('a', { href: place({ env: environment.name, view: 'changes' }) }, environment.name)]);
  return [
    h('h4', {}, links),
    h('ul', { class: 'links' }, first.destroys.map((one) => h('li', {}, sign(one.kind), h('a', { href: place({ env: first.name, view: 'resources', at: one.urn }), title: one.urn }, one.name), ' ',
      h('span', { class: 'quiet' }, `${shortType(one.type)}, ${KINDS[one.kind].word}`), one.refused ? [' ', h('span', { class: 'chip is-delete' }, 'protected: refused')] : null))),
    first.destructive > first.destroys.length ? h('p', {}, h('a', { href: place({ env: first.name, view: 'changes' }) }, `All ${number(first.destructive)}`)) : null,
  ];
}

function environmentTable() {
  const kinds = hasBaseline ? Object.keys(KINDS) : [];
  const heads = ['Environment', 'Status', ...kinds.map((kind) => ({ text: KINDS[kind].word, number: true })), { text: 'resources', number: true }, { text: hasBaseline ? 'new findings' : 'findings', number: true }, ...costHeads()];
  const rows = report.environments.map((environment) => h('tr', {},
    h('th', { scope: 'row' }, h('a', { href: place({ env: environment.name }) }, environment.name)), h('td', {}, statusChip(environment)),
    kinds.map((kind) => isSettled(environment) ? numberCell(environment.counts[kind], kind) : emptyCell()), environment.resources ? numberCell(environment.resources) : emptyCell(),
    h('td', { class: 'number' }, findingsCell(environment)), costCells(environment)));
  return table(heads, rows, 'Environments');
}

const isSettled = (environment) => !['failed', 'baseline-failed', 'not-planned'].includes(environment.status);
const emptyCell = () => h('td', { class: 'number zero' }, '\u2013');

function numberCell(value, kind) {
  const text = value && kind ? `${KINDS[kind].sign}${number(value)}` : number(value);
  return h('td', { class: 'number ' + (value ? (kind ? 'is-' + kind : '') : 'zero') }, text);
}

function findingsCell(environment) {
  const many = hasBaseline ? environment.newFindings : environment.findings;
  if (environment.findings === 0) return h('span', { class: 'zero' }, '0');
  return h('a', { href: place({ env: environment.name, view: 'findings' }) }, hasBaseline ? `${number(many)} of ${number(environment.findings)}` : number(many));
}

function environmentNotes() {
  const those = report.environments.filter((environment) => environment.why || (environment.notes || []).length);
  return those.length ? h('ul', { class: 'notes' }, those.map((environment) => h('li', {}, h('strong', {}, environment.name), ': ', [environment.why, ...(environment.notes || [])].filter(Boolean).join(' ')))) : null;
}
