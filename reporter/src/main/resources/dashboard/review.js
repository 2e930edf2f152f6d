import { html } from 'lit';
import { View } from './view.js';
import { read, follow } from './api.js';
import { SEVERITIES, counts, faults, duration, plural, repositoryName, revision, severityTag, short, standing, worstFirst } from './format.js';
import { listed, loading } from './listed.js';
import { sum } from './cost.js';
import './run.js';
import './finding-list.js';
import './stack.js';

/** Ends without a report, so that nothing is known of what it would have said. */
const UNREPORTED = ['rejected', 'superseded'];

const WORST = ['RESTORE_NEEDED', 'REVERT_WITH_CARE', 'REVERT', 'NOTHING'];

/** How each stack gets back, once each, the hardest way first. */
function wayBack(stacks) {
  const hardest = stacks.filter(stack => stack.rollback).sort((one, other) => WORST.indexOf(one.rollbackKind) - WORST.indexOf(other.rollbackKind));
  return [...new Set(hardest.map(stack => stack.rollback))];
}

/** The page of one change: may I merge, what is replaced or destroyed, what is new, how do I get back. */
class ReviewPage extends View {
  static properties = { review: {}, row: { state: true }, phases: { state: true }, report: { state: true },
    findings: { state: true }, link: { state: true }, problem: { state: true }, unlisted: { state: true }, unreported: { state: true } };

  willUpdate(changed) {
    if (changed.has('review')) this.start();
  }

  disconnectedCallback() {
    this.stop?.();
    clearTimeout(this.timer);
    super.disconnectedCallback();
  }

  /** What is on its way is null, and shown as such: nothing is said of it before it is known. */
  async start() {
    this.stop?.();
    const review = this.review;
    Object.assign(this, { row: null, phases: new Map(), report: null, findings: null, link: '', problem: '', unlisted: '', unreported: '' });
    try {
      const view = await read(`/api/reviews/${encodeURIComponent(review)}`);
      if (review !== this.review || !this.isConnected) return;
      this.row = view.review;
      document.title = `${repositoryName(this.row.repository)} · Plumbline`;
      this.phases = new Map(view.phases.map(phase => [`${phase.stack}\n${phase.phase}`, phase]));
      this.stop = follow({ review, after: view.lastEventId, kinds: ['phase', 'finding', 'review', 'report'],
        onEvent: (kind, event) => this.live(kind, event), onState: state => { this.link = state; } });
      this.loadFindings();
      if (this.row.report) this.loadReport();
    } catch (problem) {
      this.problem = problem.status === 404 ? 'There is no review of this name, or its first event has not arrived yet.' : problem.message;
    }
  }

  live(kind, event) {
    if (kind === 'phase') {
      const key = `${event.stack}\n${event.phase}`;
      const before = this.phases.get(key);
      const cell = { ...event, startedAt: event.state === 'started' ? event.at : before?.startedAt ?? event.at, attempt: Math.max(event.attempt, before?.attempt ?? 0) };
      this.phases = new Map(this.phases).set(key, cell);
    } else if (kind === 'finding') {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.loadFindings(), 100);
    } else if (kind === 'review') {
      this.row = { ...this.row, ...event };
    } else if (kind === 'report') {
      this.reload();
    }
  }

  async reload() {
    try {
      const view = await read(`/api/reviews/${encodeURIComponent(this.review)}`);
      this.row = view.review;
      if (this.row.report) await this.loadReport();
    } catch (problem) {
      this.unreported = problem.message;
    }
  }

  async loadFindings() {
    const review = this.review;
    const turn = this.turn = (this.turn ?? 0) + 1;
    const latest = () => turn === this.turn && review === this.review;
    try {
      const found = await read(`/api/findings?review=${encodeURIComponent(review)}&suppressed=show&limit=1000`);
      if (!latest()) return;
      // What the change brings comes first; the sort is stable.
      this.findings = found.sort((one, other) => (one.finding.status === 'EXISTING') - (other.finding.status === 'EXISTING'));
      this.unlisted = '';
    } catch (problem) {
      if (latest()) this.unlisted = problem.message;
    }
  }

  async loadReport() {
    const review = this.review;
    try {
      const report = await read(`/api/reviews/${encodeURIComponent(review)}/report`);
      if (review === this.review) Object.assign(this, { report, unreported: '' });
    } catch (problem) {
      if (review === this.review) this.unreported = problem.message;
    }
  }

  tally() {
    const fresh = {};
    for (const [{ finding }] of faults(this.findings ?? [])) {
      if (finding.status === 'NEW' || (finding.status === 'EXISTING' && !this.row.base)) fresh[finding.severity] = (fresh[finding.severity] ?? 0) + 1;
    }
    return counts(fresh, SEVERITIES);
  }

  /** What stands where only a report could tell. */
  pending() {
    const { row, unreported } = this;
    if (row.state === 'running') return 'still at work';
    if (unreported || UNREPORTED.includes(row.state)) return 'not known';
    return row.report ? 'loading …' : 'not written yet';
  }

  /** How many are new, by severity; only once they are listed. */
  fresh() {
    const fresh = this.tally();
    if (fresh.length) return fresh.map(([severity, n]) => html`<span class="together">${n} ${severityTag(severity)}</span> `);
    if (!this.findings) return this.unlisted ? 'not known' : 'loading …';
    if (this.row.state === 'running') return 'none so far';
    return UNREPORTED.includes(this.row.state) ? 'not known' : 'none';
  }

  glance() {
    const { row, report } = this;
    const lost = report ? counts(report.actions, ['replace', 'destroy']) : [];
    const rollbacks = report ? wayBack(report.stacks) : [];
    const card = (title, answer, kind, more) => html`<div class="card answer ${kind}"><h2>${title}</h2><p class="big">${answer}</p>${more}</div>`;
    const dangerous = row.state === 'pass' && report?.dangers.length > 0;
    const pending = this.pending();
    return html`<div class="answers">
      ${card('May I merge?', row.state === 'running' ? 'Not decided yet' : dangerous ? html`<span class="tag state-warn">Look first</span>` : standing(row), dangerous ? 'answer-incomplete' : `answer-${row.state}`,
        html`${dangerous ? html`<p>No finding stands against it, but something is lost or refused.</p>` : ''}<p>${row.summary}</p>`)}
      ${card('Replaced or destroyed', !report ? pending : lost.length ? lost.map(([action, n]) => `${n} ${action}`).join(', ') : 'nothing', lost.length ? 'answer-fail' : '',
        html`${report?.dangers.slice(0, 4).map(danger => html`<p class="danger">${danger.stack}: ${danger.text}</p>`)}${report && !row.base ? html`<p class="dim">without a base, nothing can change</p>` : ''}`)}
      ${card(row.base ? 'New findings' : 'Findings', this.fresh(), '', html`<p><a href="#findings">see them</a></p>`)}
      ${report?.cost ? card('What does it cost?', sum(report.cost), '', '') : ''}
      ${card('How do I get back?', rollbacks.length ? rollbacks[0] : report ? 'nothing to roll back' : pending, '', rollbacks.slice(1, 3).map(text => html`<p>${text}</p>`))}
    </div>`;
  }

  /** Only of a review that is under way does one wait to hear more. */
  following() {
    if (this.row.state !== 'running') return '';
    const words = { live: 'live', waiting: 'connection lost, connecting again' };
    return html` · <span class="link-${this.link || 'waiting'}" id="link" role="status">${words[this.link] ?? 'connecting'}</span>`;
  }

  render() {
    if (this.problem) return html`<div class="card problem" role="alert">${this.problem}</div>`;
    if (!this.row) return loading;
    const { row, report } = this;
    const took = row.endedAt ? duration(row.endedAt - row.startedAt) : '';
    return html`
      <h1>${repositoryName(row.repository)} <span class="dim">${revision(row)}</span></h1>
      <p class="dim"><code>${row.base ? html`${short(row.base)} → ` : ''}${short(row.head) || (row.state === 'rejected' ? 'not read' : 'uncommitted')}</code> · ${plural(row.stacks.length, 'stack')} ${took ? html`· ${took}` : ''}${this.following()}</p>
      ${this.glance()}
      ${row.notes.map(note => html`<p class="note">${note}</p>`)}
      ${this.unreported ? html`<p class="problem" role="alert">The report can’t be shown. ${this.unreported}</p>` : ''}
      <section class="card"><h2>Run</h2><run-view .stacks=${row.stacks} .repository=${row.repository} .phases=${this.phases}></run-view></section>
      <section class="card" id="findings"><h2>Findings</h2>
        ${listed(this.findings, {
          problem: this.unlisted,
          empty: html`<p class="dim">${row.state === 'running' ? 'None so far; they appear as each stack passes the reviewer.' : UNREPORTED.includes(row.state) ? 'Nothing was looked at to its end.' : 'None.'}</p>`,
          filled: findings => html`<finding-list .findings=${findings} ?alone=${!row.base}></finding-list>
            <p><a href="/findings?review=${encodeURIComponent(this.review)}">Filter and share</a></p>`,
        })}</section>
      ${report && worstFirst(report.stacks).map(stack => html`<stack-view .review=${this.review} .report=${stack}></stack-view>`)}`;
  }
}
customElements.define('review-page', ReviewPage);
