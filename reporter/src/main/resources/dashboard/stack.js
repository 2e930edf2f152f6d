import { html } from 'lit';
import { View } from './view.js';
import { read, readText } from './api.js';
import { plural } from './format.js';
import { loading } from './listed.js';
import { costs } from './cost.js';
import { external } from './external.js';
import { scenarios } from './scenarios.js';

const ACTION_MARK = { create: '+', update: '~', replace: '±', destroy: '−', move: '→', forget: '∅', read: '‹', unknown: '?' };

const actionWord = action => action ? action.toLowerCase().replaceAll('_', '-') : 'nothing';

const SAFEGUARD_MARK = {
  yes: html`<span class="tag state-pass">yes</span>`, no: html`<span class="tag state-fail">no</span>`,
  unknown: html`<span class="dim">unknown</span>`, not_needed: html`<span class="dim">–</span>`,
};

const OUTCOME = { NOT_RESTORED: 'does not come back', CONTENT_LOST: 'comes back empty', UNKNOWN: 'can’t be said', IDENTITY_CHANGES: 'comes back as another' };

const DESTRUCTIVE = ['REPLACE', 'DESTROY'];
/** What is there after a revert, and is not as it was, is not gone. */
const KEPT = { NOT_RESTORED: 'is not undone', CONTENT_LOST: 'loses what it held' };
const isKept = row => row.action === 'CREATE' || ![row.action, row.back].some(action => DESTRUCTIVE.includes(action));
const outcome = row => isKept(row) && KEPT[row.outcome] || OUTCOME[row.outcome];

/** One stack of a review: predicted plan, roll-out and rollback, fixes, diagram, runbook. */
class StackView extends View {
  static properties = { review: {}, report: {}, details: { state: true }, runbook: { state: true }, problem: { state: true } };

  willUpdate(changed) {
    if (changed.has('report')) this.load();
  }

  path(what) {
    return `/api/reviews/${encodeURIComponent(this.review)}/${what}?name=${encodeURIComponent(this.name())}`;
  }

  name() {
    const { path, environment } = this.report.stack;
    return (path || '.') + (environment ? '@' + environment : '');
  }

  async load() {
    const report = this.report;
    this.runbook = '';
    try {
      const details = await read(this.path('stack'));
      if (report === this.report) { this.details = details; this.problem = ''; }
    } catch (problem) {
      if (report === this.report) this.problem = problem.message;
    }
  }

  plan(plan) {
    const changes = plan.changes.filter(change => change.action !== 'NO_OP');
    if (!plan.comparable) return html`<p class="dim">There is no base to compare with: everything counts as it stands.</p>`;
    if (changes.length === 0) return html`<p class="dim">No resource is predicted to change.</p>`;
    return html`<ul class="plain plan">${changes.map(change => {
      const action = change.action.toLowerCase();
      return html`<li class="act-${action}"><span class="mark">${ACTION_MARK[action] ?? ''}</span>
        <span class="grow"><code>${change.address}</code> <b>${action}</b>${change.forcedBy ? html` forced by <code>${change.forcedBy}</code>` : ''}
        ${change.previousAddress ? html` from <code>${change.previousAddress}</code>` : ''}
        <span class="dim">${change.confidence.toLowerCase()}${change.reason ? ': ' + change.reason : ''}</span>
        ${change.stateful && ['replace', 'destroy'].includes(action) ? html`<b class="danger">holds data</b>` : ''}
        ${change.attributes.slice(0, 12).map(a => html`<span class="line"><code>${a.path}</code> ${a.before === a.after ? html`<span>${a.after}</span>` : html`<del>${a.before || 'absent'}</del> → <ins>${a.after || 'absent'}</ins>`}</span>`)}</span></li>`;
    })}</ul>`;
  }

  /** How a real plan that was handed in stands to what was predicted without it. */
  supplied({ file, compared, agreed, differences, stale }) {
    const all = agreed + differences.length;
    return html`<h4>The real plan</h4><p class="supplied"><code>${file}</code> ${compared ? html`${agreed} of ${plural(all, 'resource')} as predicted` : 'nothing to compare it with'}${stale ? `, stale for ${stale}` : ''}</p>
      ${differences.length ? html`<ul class="plain supplied">${differences.map(one => html`<li><code>${one.address}</code>
        predicted ${actionWord(one.predicted)}, planned <b>${actionWord(one.planned)}</b></li>`)}</ul>` : ''}`;
  }

  /** What the plan means: dangers to take on, renames and the blocks that say them. */
  consequences({ dangers = [], acknowledgements = [], renames, breaking = [], reach = [] }) {
    const open = dangers.filter(danger => danger.decisive && !danger.acknowledged);
    return html`${open.length ? html`<h4>To acknowledge</h4><ul class="plain">${open.map(danger => html`
        <li><b class="danger">${danger.kind.toLowerCase().replaceAll('_', ' ')}</b> ${danger.text} ${danger.safeguards.join(' ')}
          <span class="line"><code>${danger.answer}</code></span></li>`)}</ul>` : ''}
      ${acknowledgements.length ? html`<h4>Acknowledged</h4><ul class="plain">${acknowledgements.map(one => html`
        <li><code>${one.address}</code> ${one.used ? html`${one.reason}${one.owner ? ` (${one.owner})` : ''}${one.until ? `, until ${one.until}` : ''}` : html`<span class="dim">takes nothing on: ${one.note}</span>`}</li>`)}</ul>` : ''}
      ${breaking.length ? html`<h4>Breaks callers</h4><ul class="plain">${breaking.map(one => html`<li>${one.text} ${one.readers.map(reader => html`<code>${reader}</code> `)}</li>`)}</ul>` : ''}
      ${reach.length ? html`<h4>Blast radius</h4><ul class="plain">${reach.slice(0, 20).map(one => html`<li class="act-${one.action.toLowerCase()}"><code>${one.address}</code>
        → ${one.atLeast ? 'at least ' : ''}${plural(one.total, 'resource')}${one.outputs.length ? html`, outputs ${one.outputs.join(', ')}` : ''}${one.stacks.length ? html`, other stacks ${one.stacks.join(', ')}` : ''}</li>`)}</ul>` : ''}
      ${renames?.found.length ? html`<h4>Renamed</h4><ul class="plain">${renames.found.map(rename => html`
        <li><code>${rename.from}</code> → <code>${rename.to}</code> <span class="dim">${rename.reason}</span>
          ${rename.text ? html`<pre class="diff"><span class="dim">${rename.file}</span>${rename.text.trimEnd().split('\n').map(line => html`<span class="added">${line}\n</span>`)}</pre>` : ''}</li>`)}</ul>
        ${Object.keys(renames.actions).length ? html`<p class="dim">With these blocks: ${Object.entries(renames.actions).filter(([action]) => action !== 'no_op').map(([action, n]) => `${n} ${action}`).join(', ') || 'nothing changes'}</p>` : ''}` : ''}`;
  }

  /** What a revert does to each resource that it does not bring back as it was. */
  card(card) {
    const worse = card.rows.filter(row => row.outcome !== 'RESTORED');
    return worse.length ? html`<ul class="plain rollback">${worse.slice(0, 50).map(row => html`<li><code>${row.address}</code>
      <b class=${['NOT_RESTORED', 'CONTENT_LOST'].includes(row.outcome) ? 'danger' : ''}>${outcome(row)}</b>
      <span class="dim">${row.text}. ${row.safeguards.join(' ')}</span></li>`)}</ul>` : '';
  }

  rollout(strategy, card) {
    return html`${strategy.waves.map(wave => html`<h4>Wave ${wave.number}</h4><ul class="plain">${wave.steps.map(step => html`
        <li><code>${step.address}</code> <b>${step.technique.toLowerCase().replaceAll('_', ' ')}</b> <span class="dim">${step.why}</span></li>`)}</ul>`)}
      <h4>Rollback</h4><p>${strategy.rollback.summary}</p>
      ${strategy.rollback.steps.length ? html`<ol>${strategy.rollback.steps.map(step => html`<li>${step}</li>`)}</ol>` : ''}
      ${card ? this.card(card) : strategy.rollback.losses.map(loss => html`<p class="danger">${loss}</p>`)}`;
  }

  fix(fix) {
    return html`<details><summary>${fix.title} <span class="tag ${fix.verified ? 'state-pass' : 'state-warn'}">${fix.verified ? 'verified' : 'hint'}</span> <code class="dim">${fix.policy}</code></summary>
      <pre class="diff">${fix.diff.split('\n').map(line => html`<span class=${line.startsWith('+') ? 'added' : line.startsWith('-') ? 'gone' : ''}>${line}\n</span>`)}</pre>
      ${fix.others?.length ? html`<p><b>Changes as well</b> ${fix.others.map(one => html`<code>${one}</code> `)}</p>` : ''}
      <ul>${fix.proof.map(step => html`<li>${step}</li>`)}</ul></details>`;
  }

  safeguards(rows) {
    const kinds = ['backup', 'alarm', 'log', 'owner'];
    const lacking = rows.filter(row => kinds.some(kind => row.states[kind] === 'no')).length;
    return html`<details class="safeguards" ?open=${rows.length <= 20}><summary>${plural(rows.length, 'resource')} with data or facing the Internet, ${lacking} lacking something</summary>
      <div class="wide"><table><thead><tr><th>resource</th>${kinds.map(kind => html`<th>${kind}</th>`)}</tr></thead><tbody>
      ${rows.map(row => html`<tr><td><code>${row.resource}</code></td>${kinds.map(kind => html`<td>${SAFEGUARD_MARK[row.states[kind]]}</td>`)}</tr>`)}</tbody></table></div></details>`;
  }

  async openRunbook() {
    try {
      this.runbook = await readText(this.path('runbook'));
    } catch (problem) {
      this.problem = problem.message;
    }
  }

  render() {
    const { report, details } = this;
    return html`<section class="card stack">
      <h3>${this.name()} <span class="dim">${report.stack.kind.toLowerCase()}</span></h3>
      ${report.coverage ? html`<p class="dim">${plural(report.coverage.resources, 'resource')} evaluated${report.coverage.reasons.length ? html`; in ${report.coverage.resources - report.coverage.evaluated} of them not every value is known: ${report.coverage.reasons[0].text}` : ''}</p>` : ''}
      ${Object.entries(report.unjudged ?? {}).map(([provider, n]) => html`<p class="dim">${plural(n, 'resource')} of ${provider}: no policies for this provider</p>`)}
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : details ? '' : loading}
      ${details?.plan ? html`<h4>Predicted plan</h4>${this.plan(details.plan)}${details.plan.foreseen ? this.consequences(details.plan.foreseen) : ''}` : ''}
      ${details?.plan?.supplied ? this.supplied(details.plan.supplied) : ''}
      ${details?.plan?.costs ? html`<h4>Cost</h4>${costs(details.plan.costs)}` : ''}
      ${details?.plan?.scenarios?.length ? html`<h4>When something is lost</h4>${scenarios(details.plan.scenarios)}` : ''}
      ${details?.strategy ? this.rollout(details.strategy, details.plan?.rollback) : ''}
      ${details?.fixes?.fixes.length ? html`<h4>Fixes</h4>${details.fixes.fixes.map(fix => this.fix(fix))}` : ''}
      ${details?.external?.length ? html`<h4>Other scanners</h4>${external(details.external)}` : ''}
      ${details?.safeguards.length ? html`<h4>Backup, alarm, log, owner</h4>${this.safeguards(details.safeguards)}` : ''}
      ${report.conventions.length ? html`<h4>Conventions</h4><ul class="plain">${report.conventions.map(c => html`<li>${c.support} of ${c.total} ${c.subject}: <code>${c.pattern}</code></li>`)}</ul>` : ''}
      ${report.diagram ? html`<h4>Architecture</h4><a href=${this.path('diagram')} target="_blank"><img class="diagram" src=${this.path('diagram')} alt="Architecture of ${this.name()}" loading="lazy"></a>` : ''}
      ${report.runbook ? html`<p><button @click=${() => this.openRunbook()}>Runbook</button></p>` : ''}
      ${this.runbook ? html`<pre class="runbook">${this.runbook}</pre>` : ''}
    </section>`;
  }
}
customElements.define('stack-view', StackView);
