// What things are called. A sign stands with every colour.

const KINDS = {
  create: { sign: '+', word: 'create', did: 'created' },
  update: { sign: '~', word: 'update', did: 'updated' },
  replace: { sign: '\u00b1', word: 'replace', did: 'replaced' },
  delete: { sign: '\u2212', word: 'delete', did: 'deleted' },
  move: { sign: '\u2192', word: 'move', did: 'moved' },
};

const STATUSES = {
  unchanged: { word: 'no changes', tone: 'quiet' },
  changed: { word: 'changes', tone: 'update' },
  new: { word: 'new', tone: 'create' },
  gone: { word: 'gone', tone: 'delete' },
  'not-planned': { word: 'not planned', tone: 'quiet' },
  failed: { word: 'failed', tone: 'delete' },
  'baseline-failed': { word: 'nothing to compare with', tone: 'update' },
};

const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info'];
const SEVERITY_SIGNS = { critical: '!!', high: '!', medium: '\u25b2', low: '\u25b3', info: 'i' };
const STANDINGS = { new: 'new', known: 'known', unknown: '' };

const numbers = new Intl.NumberFormat('en-US');
const number = (value) => numbers.format(value);
const count = (value, one, many) => `${number(value)} ${value === 1 ? one : many || one + 's'}`;

// aws:s3/bucket:Bucket is a Bucket to who reads on; the whole token stands in the details.
function shortType(type) {
  const last = type.slice(type.lastIndexOf(':') + 1);
  return last || type;
}

function sign(kind) {
  return h('span', { class: 'sign is-' + kind, 'aria-hidden': 'true' }, KINDS[kind].sign);
}

function kindChip(kind) {
  return h('span', { class: 'chip is-' + kind }, h('span', { 'aria-hidden': 'true' }, KINDS[kind].sign + ' '), KINDS[kind].word);
}

function statusChip(environment) {
  const withoutBaseline = report.baseline.kind === 'none' && ['new', 'unchanged', 'changed'].includes(environment.status);
  const status = withoutBaseline ? { word: 'planned', tone: 'quiet' } : STATUSES[environment.status];
  return h('span', { class: 'chip is-' + status.tone }, status.word);
}

function severityChip(severity) {
  return h('span', { class: 'chip severity is-' + severity }, h('span', { 'aria-hidden': 'true' }, SEVERITY_SIGNS[severity] + ' '), severity);
}
