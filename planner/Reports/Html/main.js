// Which view is shown stands in the address, so that a link leads back to it.

const main = document.getElementById('main');
const trees = new Map();
let shownPlace = null;

function header() {
  const theme = h('button', { type: 'button', class: 'plain-button', id: 'theme', onclick: () => setTheme(isDark() ? 'light' : 'dark') });
  append(document.getElementById('top'), [h('h1', {}, h('a', { href: '#overview' }, hasBaseline ? 'Change report' : 'Plans')),
    h('p', { class: 'compared' }, hasBaseline ? ['against ', h('code', {}, report.baseline.text)] : 'compared with nothing', ` \u00b7 ${report.sdk} packages`), theme]);
  setTheme(null);
}

const isDark = () => (document.documentElement.dataset.theme || (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';

function setTheme(theme) {
  if (theme) document.documentElement.dataset.theme = theme;
  document.getElementById('theme').textContent = isDark() ? 'Light' : 'Dark';
  document.getElementById('theme').setAttribute('aria-label', isDark() ? 'Use light colours' : 'Use dark colours');
}

function places(current) {
  const link = (text, href, isCurrent, extra) => h('a', { href, 'aria-current': isCurrent ? 'page' : null }, text, extra);
  replace(document.getElementById('places'),
    link('Overview', '#overview', !current.env && current.view !== 'families'),
    report.environments.map((environment) => link(environment.name, place({ env: environment.name }), current.env === environment.name, environmentMark(environment))),
    report.families ? link('Families', place({ view: 'families' }), current.view === 'families') : null);
}

function environmentMark(environment) {
  const changes = changesIn(environment);
  if (['failed', 'not-planned', 'baseline-failed'].includes(environment.status)) return h('span', { class: 'many' }, ' ' + STATUSES[environment.status].word);
  return changes ? h('span', { class: 'many' }, ' ' + number(changes), h('span', { class: 'unseen' }, ' changes')) : null;
}

const VIEWS = {
  changes: { word: 'Changes', many: (environment) => changesIn(environment.summary), show: changesView, isShown: () => hasBaseline },
  resources: { word: 'Resources', many: (environment) => environment.all.length, show: resourcesView, isShown: () => true },
  graph: { word: 'Graph', many: () => 0, show: (environment, at) => graphView(environment, at), isShown: () => true },
  findings: { word: 'Findings', many: (environment) => environment.findings.length, show: findingsView, isShown: () => true },
  cost: { word: 'Cost', many: () => 0, show: costView, isShown: hasCost },
};

function route() {
  const asked = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
  const environment = asked.env ? environmentNamed(asked.env) : null;
  if (location.hash === '#main') return main.focus();
  const isOther = shownPlace !== null;
  if (asked.env && !environment) replace(main, h('h2', { tabindex: '-1' }, asked.env), note('The report has no environment of that name.'));
  else if (environment) showEnvironment(environment, asked);
  else if (asked.view === 'families') replace(main, familiesView());
  else replace(main, overview());
  places(asked);
  document.title = [environment && environment.name, hasBaseline ? 'Change report' : 'Plans'].filter(Boolean).join(' \u00b7 ');
  if (isOther) settle(asked);
  shownPlace = asked;
}

// Where the reader goes on after a link: at the new heading, or at the resource that was asked for.
function settle(asked) {
  const isSame = shownPlace.env === asked.env && shownPlace.view === asked.view;
  const selector = asked.view === 'graph' && asked.at ? '.panel h3' : asked.at && asked.view === 'resources' ? '.detail h3' : isSame ? null : 'h2';
  const to = selector && main.querySelector(selector);
  if (to && !(keepFocus && isSame)) to.focus({ preventScroll: Boolean(asked.at) });
  if (asked.view === 'resources' && asked.at && innerWidth < 900) main.querySelector('.detail').scrollIntoView();
  else if (!isSame) scrollTo(0, 0);
  keepFocus = false;
}

let keepFocus = false;

function showEnvironment(environment, asked) {
  const first = hasBaseline && changesIn(environment.summary) > 0 ? 'changes' : environment.all.length > 0 ? 'resources' : 'findings';
  const name = VIEWS[asked.view] && VIEWS[asked.view].isShown(environment) ? asked.view : first;
  asked.view = name;
  if (name === 'resources' && main.dataset.tree === environment.name && trees.has(environment)) return openResource(environment, asked.at);
  delete main.dataset.tree;
  const { summary } = environment;
  const tabs = Object.entries(VIEWS).filter(([, view]) => view.isShown(environment)).map(([key, view]) => h('a', { href: place({ env: environment.name, view: key }), 'aria-current': key === name ? 'page' : null },
    view.word, view.many(environment) ? h('span', { class: 'many' }, ' ' + number(view.many(environment))) : null));
  replace(main, h('div', { class: 'environment-head' }, h('h2', { tabindex: '-1' }, environment.name, ' ', statusChip(summary)), h('nav', { class: 'tabs', 'aria-label': 'Views of ' + environment.name }, tabs)),
    summary.why ? note(summary.why, ['failed', 'baseline-failed'].includes(summary.status) ? 'bad' : '') : null,
    summary.notes ? h('ul', { class: 'notes' }, summary.notes.map((text) => h('li', {}, text))) : null,
    VIEWS[name].show(environment, asked.at));
  if (name === 'resources') {
    main.dataset.tree = environment.name;
    openResource(environment, asked.at);
  }
}

function resourcesView(environment) {
  if (environment.all.length === 0) return note('There is no plan of this environment, and so nothing to show.');
  if (!trees.has(environment)) trees.set(environment, newTree(environment));
  return trees.get(environment).element;
}

function newTree(environment) {
  const tree = createTree(environment, (resource, byKeyboard) => {
    keepFocus = !byKeyboard;
    const address = addressOf(environment, resource);
    if (location.hash === address) { keepFocus = false; main.querySelector('.detail h3')?.focus(); }
    location.hash = address;
  });
  const none = h('p', { class: 'note', hidden: true }, 'Nothing matches. Escape in the search clears it.');
  const filters = createFilters(environment, (filter, matching) => {
    tree.filter = filter;
    tree.folded.clear();
    tree.element.scrollTop = 0;
    none.hidden = matching > 0;
    relist(tree);
    markFound(detail, filters.search.value);
  });
  const detail = h('div', { class: 'detail', role: 'region', 'aria-label': 'Resource' }, note(`Choose a resource to see its inputs, ${hasBaseline ? 'what becomes of it, ' : ''}and what it hangs together with.`));
  return { tree, detail, search: filters.search, element: h('div', { class: 'panes' }, h('div', { class: 'side' }, filters.element, tree.element, none), detail) };
}

function openResource(environment, at) {
  const shown = trees.get(environment);
  if (!shown) return;
  draw(shown.tree);
  if (!at) return;
  const resource = resourceOf(environment, at);
  if (!resource) return replace(shown.detail, note(`There is no resource ${at} in ${environment.name}.`));
  if (shown.tree.chosen !== resource) reveal(shown.tree, resource);
  replace(shown.detail, detailOf(environment, resource));
  shown.detail.scrollTop = 0;
  markFound(shown.detail, shown.search.value);
}

document.addEventListener('keydown', (event) => {
  const inField = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
  if (event.key !== '/' || inField || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  const search = main.querySelector('.search');
  if (search) return search.select(), search.focus();
  const asked = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
  const name = asked.env || (report.environments.find((environment) => environment.resources > 0) || {}).name;
  if (!name) return;
  location.hash = place({ env: name, view: 'resources' });
  route();
  main.querySelector('.search')?.focus();
});

header();
addEventListener('hashchange', route);
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => setTheme(null));
route();
