// What an environment costs a month: at least, with everything scaled down, and at most, with all nodes there.

const dollars = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD', maximumFractionDigits: 0 });
const finely = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD', minimumFractionDigits: 2, maximumFractionDigits: 6 });
const NOTHING = [0, 0];

const hasCost = (environment) => environment.cost !== undefined;

// Cents tell nothing of an estimate of thousands, and everything of one of two dollars.
const money = (value) => (Math.abs(value) < 10 && value !== 0 ? finely.format(Math.round(value * 100) / 100) : dollars.format(value));
const range = ([least, most], form) => (least === most ? form(least) : `${form(least)} \u2013 ${form(most)}`);
const signed = (value) => (Math.abs(value) < 0.005 ? '0' : (value > 0 ? '+' : '\u2212') + money(Math.abs(value)));
const delta = (before, after) => [(after || NOTHING)[0] - (before || NOTHING)[0], (after || NOTHING)[1] - (before || NOTHING)[1]];
const isZero = (amount) => amount.every((value) => Math.abs(value) < 0.005);

function deltaText(before, after) {
  const change = delta(before, after);
  return isZero(change) ? 'the same' : range(change, signed);
}

const amountCell = (value) => h('td', { class: 'number' + (value ? '' : ' zero') }, value === undefined ? '\u2013' : money(value));

function deltaCell(before, after, side) {
  const change = delta(before, after)[side];
  return h('td', { class: 'number ' + (Math.abs(change) < 0.005 ? 'zero' : change > 0 ? 'is-update' : 'is-create') }, signed(change));
}

function costHeads() {
  if (!report.environments.some((environment) => environment.cost)) return [];
  const heads = [{ text: 'min $/month', number: true }, { text: 'max $/month', number: true }];
  return hasBaseline ? [...heads, { text: 'change of min', number: true }, { text: 'change of max', number: true }] : heads;
}

function costCells(environment) {
  const { cost } = environment;
  const heads = costHeads().length;
  if (!cost) return Array.from({ length: heads }, emptyCell);
  const now = cost.after || [];
  const cells = [amountCell(now[0]), amountCell(now[1])];
  return hasBaseline ? [...cells, ...[0, 1].map((side) => (cost.before || cost.after ? deltaCell(cost.before, cost.after, side) : emptyCell()))] : cells;
}

function costView(environment) {
  const { cost } = environment;
  const isGone = cost.after === undefined;
  return [
    h('p', { class: 'lead' }, isGone ? `It cost ${range(cost.before, money)} a month.` : `${range(cost.after, money)} a month`, hasBaseline && !isGone ? `, ${cost.before ? deltaText(cost.before, cost.after) : 'all of it new'}` : null),
    note('An estimate from list prices without tax, in USD: at least, with everything scaled down, and at most, with all nodes there that the plan allows.' + (cost.regions ? ` Prices of ${cost.regions.join(', ')}.` : '')),
    hasBaseline && cost.changes.length ? part('What changes it', costChanges(environment)) : null,
    part('By component', costComponents(environment)),
    part('What is billed', costItems(environment)),
    cost.unpriced.length ? part('Without a price', costUnpriced(environment), 'These may be billed, and are not in the sums: they are unknown, not zero.') : null,
    part('What it rests on', costGrounds(cost)),
  ];
}

function costTarget(environment, target) {
  return typeof target === 'number' ? resourceLink(environment, environment.all[target]) : h('code', {}, target);
}

function costChanges(environment) {
  const rows = environment.cost.changes.map((change) => h('tr', {}, h('td', {}, costTarget(environment, change.resource)), h('td', {}, change.before ? range(change.before, money) : '\u2013'), h('td', {}, change.after ? range(change.after, money) : '\u2013'),
    deltaCell(change.before, change.after, 0), deltaCell(change.before, change.after, 1)));
  return table(['Resource', 'until now', 'from now on', { text: 'change of min', number: true }, { text: 'change of max', number: true }], rows, 'Resources whose cost changes');
}

function costComponents(environment) {
  const most = (component) => (component.after || component.before)[1];
  const sorted = [...environment.cost.components].sort((one, other) => most(other) - most(one) || (one.name < other.name ? -1 : 1));
  const rows = sorted.map((component) => {
    const named = environment.byName.get(component.name);
    const [least, high] = component.after || [];
    return h('tr', {}, h('th', { scope: 'row' }, named ? resourceLink(environment, named) : component.name), amountCell(least), amountCell(high),
      hasBaseline ? [deltaCell(component.before, component.after, 0), deltaCell(component.before, component.after, 1)] : null);
  });
  const { before, after } = environment.cost;
  rows.push(h('tr', { class: 'total' }, h('th', { scope: 'row' }, 'all'), amountCell((after || [])[0]), amountCell((after || [])[1]), hasBaseline ? [deltaCell(before, after, 0), deltaCell(before, after, 1)] : null));
  const heads = ['Component', { text: 'min $/month', number: true }, { text: 'max $/month', number: true }, ...(hasBaseline ? [{ text: 'change of min', number: true }, { text: 'change of max', number: true }] : [])];
  return table(heads, rows, 'Cost by component');
}

function costItems(environment) {
  const sorted = [...environment.cost.items].sort((one, other) => other.monthly[1] - one.monthly[1]);
  const plain = (value) => number(Math.round(value * 100) / 100);
  const rows = sorted.map((item) => h('tr', {}, h('td', {}, costTarget(environment, item.resource)), h('td', {}, item.what, item.note ? h('div', { class: 'quiet' }, item.note) : null, item.assumption ? h('div', { class: 'quiet' }, 'assumed: ' + item.assumption) : null),
    h('td', { class: 'number' }, range(item.quantity, plain)), h('td', { class: 'number' }, range(item.price, (value) => finely.format(value)), h('div', { class: 'quiet' }, 'per ' + item.unit)),
    amountCell(item.monthly[0]), amountCell(item.monthly[1]), h('td', { class: 'quiet' }, (item.sources || []).join(', '))));
  return table(['Resource', 'What', { text: 'how many', number: true }, { text: 'price', number: true }, { text: 'min $/month', number: true }, { text: 'max $/month', number: true }, 'source'], rows, 'What is billed');
}

function costUnpriced(environment) {
  const rows = environment.cost.unpriced.map((part) => {
    const named = environment.byName.get(part.name);
    return h('tr', {}, h('td', {}, named ? resourceLink(environment, named) : part.name, part.isNew && hasBaseline ? [' ', h('span', { class: 'chip is-new' }, 'new')] : null), h('td', {}, h('code', {}, part.what)), h('td', {}, part.why));
  });
  return table(['Resource', 'What', 'Why'], rows, 'What has no price');
}

function costGrounds(cost) {
  const plain = (value) => number(Math.round(value * 10000) / 10000);
  return h('div', {},
    cost.assumptions.length ? table(['Assumption', { text: 'quantity', number: true }, 'Why'], cost.assumptions.map((one) => h('tr', {}, h('td', {}, h('code', {}, one.key)), h('td', { class: 'number' }, `${range(one.quantity, plain)} ${one.unit}`), h('td', {}, one.why))), 'Assumptions') : null,
    cost.notEstimated ? h('div', {}, h('p', {}, 'A bill also has what no plan tells:'), h('ul', { class: 'notes' }, cost.notEstimated.map((text) => h('li', {}, text)))) : null,
    // Addresses are texts here: the page leads nowhere outside itself.
    folded(count(cost.sources.length, 'source'), () => h('ul', { class: 'links' }, cost.sources.map((source) => h('li', {}, h('code', {}, source.id), ' ', source.url, source.asOf ? `, ${source.asOf}` : ', without a date'))), cost.sources.length <= 20),
    cost.free.length ? folded(`${count(cost.free.length, 'type')} that cost nothing by themselves`, () => h('ul', { class: 'links' }, cost.free.map(([type, many]) => h('li', {}, h('code', {}, type), ' ', number(many))))) : null);
}
