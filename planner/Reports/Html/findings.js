// Findings: what matters most first.

function findingText(finding) {
  return h('div', { class: 'finding' },
    h('p', {}, severityChip(finding.severity), STANDINGS[finding.standing] ? h('span', { class: 'chip' + (finding.standing === 'new' ? ' is-new' : '') }, STANDINGS[finding.standing]) : null, ' ', h('code', {}, finding.rule)),
    finding.what ? h('p', {}, finding.what) : null,
    finding.given !== undefined || finding.allowed !== undefined ? h('dl', { class: 'facts' },
      finding.given !== undefined ? [h('dt', {}, 'Given'), h('dd', {}, h('code', {}, finding.given))] : null,
      finding.allowed !== undefined ? [h('dt', {}, 'Allowed'), h('dd', {}, finding.allowed)] : null) : null,
    finding.fix ? h('p', { class: 'fix' }, finding.fix) : null);
}

function findingWhere(environment, finding) {
  return [
    finding.of ? resourceLink(environment, finding.of) : finding.resource ? h('code', {}, finding.resource) : null,
    finding.property ? h('div', {}, h('code', {}, finding.property)) : null,
    finding.location ? h('div', {}, h('code', {}, finding.location)) : null,
  ];
}

function findingsTable(environment, findings, caption) {
  const rows = findings.map((finding) => h('tr', {}, h('td', {}, findingText(finding)), h('td', {}, findingWhere(environment, finding))));
  return table(['Finding', 'Where'], rows, caption);
}

function findingsView(environment) {
  const content = h('div', {});
  const chosen = { severity: '', standing: '' };
  const update = () => {
    const those = environment.findings.filter((finding) => (!chosen.severity || finding.severity === chosen.severity) && (!chosen.standing || finding.standing === chosen.standing));
    const text = those.length === environment.findings.length ? count(those.length, 'finding') : `${number(those.length)} of ${count(environment.findings.length, 'finding')}`;
    replace(content, h('p', { class: 'counted' }, text), those.length ? findingsTable(environment, those, 'Findings of ' + environment.name) : note('None of the findings is like that.'));
    say(text);
  };
  const pick = (label, name, values) => h('label', { class: 'select' }, label + ' ',
    h('select', { onchange: (event) => { chosen[name] = event.target.value; update(); } }, h('option', { value: '' }, 'all'), values.map((value) => h('option', { value }, value))));
  const has = (name) => [...new Set(environment.findings.map((finding) => finding[name]))];
  const severities = SEVERITIES.filter((severity) => has('severity').includes(severity));
  const standings = ['new', 'known'].filter((standing) => has('standing').includes(standing));
  if (environment.findings.length > 0) update();
  else content.append(note(environment.summary.status === 'not-planned' ? 'Nothing was looked at: the environment is not planned.' : 'Nothing was found in this environment.'));
  return h('div', {},
    h('div', { class: 'picks' }, severities.length > 1 ? pick('Severity', 'severity', severities) : null, standings.length > 1 ? pick('Since', 'standing', standings) : null),
    content,
    environment.resolved.length ? part('No longer found', findingsTable(environment, environment.resolved, 'Findings that are gone')) : null);
}
