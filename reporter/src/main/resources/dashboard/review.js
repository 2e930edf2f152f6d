import { html } from 'lit';
import { View } from './view.js';
import { read, follow } from './api.js';
import { SEVERITIES, counts, faults, duration, plural, repositoryName, severityTag, short, standing, worstFirst } from './format.js';
import { sum } from './cost.js';
import './run.js';
import './finding-list.js';
import './stack.js';

/** The page of one change: may I merge, what is replaced or destroyed, what is new, how do I get back. */
class ReviewPage extends View {
  static properties = { review: {}, row: { state: true }, phases: { state: true }, found: { state: true }, report: { state: true },
    findings: { state: true }, link: { state: true }, problem: { state: true } };

  willUpdate(changed) {
    if (changed.has('review')) this.start();
  }

  disconnectedCallback() {
    this.stop?.();
    clearTimeout(this.timer);
    super.disconnectedCallback();
  }

  async start() {
    this.stop?.();
    this.phases = new Map();
    this.found = new Map();
    this.report = null;
    this.findings = [];
    try {
      const view = await read(`/api/reviews/${encodeURIComponent(this.review)}`);
      this.row = view.review;
      document.title = `${repositoryName(this.row.repository)} · Plumbline`;
      for (const phase of view.phases) this.phases.set(`${phase.stack}\n${phase.phase}`, phase);
      this.phases = new Map(this.phases);
      await this.loadFindings();
      if (this.row.report) await this.loadReport();
      this.stop = follow({ review: this.review, after: view.lastEventId, kinds: ['phase', 'finding', 'review', 'report'],
        onEvent: (kind, event) => this.live(kind, event), onState: state => { this.link = state; } });
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
    const view = await read(`/api/reviews/${encodeURIComponent(this.review)}`);
    this.row = view.review;
    if (this.row.report) await this.loadReport();
  }

  async loadFindings() {
    const found = await read(`/api/findings?review=${encodeURIComponent(this.review)}&suppressed=show&limit=1000`);
    // What the change brings comes first; the sort is stable.
    this.findings = found.sort((one, other) => (one.finding.status === 'EXISTING') - (other.finding.status === 'EXISTING'));
  }

  async loadReport() {
    this.report = await read(`/api/reviews/${encodeURIComponent(this.review)}/report`);
  }

  tally() {
    const fresh = {};
    for (const [{ finding }] of faults(this.findings)) {
      if (finding.status === 'NEW' || (finding.status === 'EXISTING' && !this.row.base)) fresh[finding.severity] = (fresh[finding.severity] ?? 0) + 1;
    }
    return counts(fresh, SEVERITIES);
  }

  glance() {
    const { row, report } = this;
    const fresh = this.tally();
    const lost = report ? counts(report.actions, ['replace', 'destroy']) : [];
    const rollbacks = report ? [...new Set(report.stacks.map(stack => stack.rollback).filter(Boolean))] : [];
    const card = (title, answer, kind, more) => html`<div class="card answer ${kind}"><h2>${title}</h2><p class="big">${answer}</p>${more}</div>`;
    const dangerous = row.state === 'pass' && report?.dangers.length > 0;
    const waiting = row.state === 'running' ? 'still at work' : 'not known';
    return html`<div class="answers">
      ${card('May I merge?', row.state === 'running' ? 'Not decided yet' : dangerous ? html`<span class="tag state-warn">Look first</span>` : standing(row), dangerous ? 'answer-incomplete' : `answer-${row.state}`,
        html`${dangerous ? html`<p>No finding stands against it, but something is lost.</p>` : ''}<p>${row.summary}</p>`)}
      ${card('Replaced or destroyed', !report ? waiting : lost.length ? lost.map(([action, n]) => `${n} ${action}`).join(', ') : 'nothing', lost.length ? 'answer-fail' : '',
        html`${report?.dangers.slice(0, 4).map(danger => html`<p class="danger">${danger.stack}: ${danger.text}</p>`)}${report && !row.base ? html`<p class="dim">without a base, nothing can change</p>` : ''}`)}
      ${card(row.base ? 'New findings' : 'Findings', fresh.length ? fresh.map(([severity, n]) => html`<span class="together">${n} ${severityTag(severity)}</span> `) : row.state === 'running' ? 'none so far' : 'none', '', html`<p><a href="#findings">see them</a></p>`)}
      ${report?.cost ? card('What does it cost?', sum(report.cost), '', '') : ''}
      ${card('How do I get back?', rollbacks.length ? rollbacks[0] : report ? 'nothing to roll back' : waiting, '', rollbacks.slice(1, 3).map(text => html`<p>${text}</p>`))}
    </div>`;
  }

  render() {
    if (this.problem) return html`<div class="card problem">${this.problem}</div>`;
    if (!this.row) return html`<p class="dim">Loading …</p>`;
    const { row, report } = this;
    const took = row.endedAt ? duration(row.endedAt - row.startedAt) : '';
    return html`
      <h1>${repositoryName(row.repository)} <span class="dim">${row.ref || 'working tree'}</span></h1>
      <p class="dim"><code>${row.base ? html`${short(row.base)} → ` : ''}${short(row.head) || 'uncommitted'}</code> · ${plural(row.stacks.length, 'stack')} ${took ? html`· ${took}` : ''}
        · <span class="link-${this.link ?? 'waiting'}" id="link">${this.link === 'live' ? 'live' : 'connecting'}</span></p>
      ${this.glance()}
      ${row.notes.map(note => html`<p class="note">${note}</p>`)}
      <section class="card"><h2>Run</h2><run-view .stacks=${row.stacks} .repository=${row.repository} .phases=${this.phases}></run-view></section>
      <section class="card" id="findings"><h2>Findings</h2>
        ${this.findings.length ? html`<finding-list .findings=${this.findings} ?alone=${!row.base}></finding-list>
          <p><a href="/findings?review=${encodeURIComponent(this.review)}">Filter and share</a></p>`
          : html`<p class="dim">${row.state === 'running' ? 'None so far; they appear as each stack passes the reviewer.' : 'None.'}</p>`}</section>
      ${report && worstFirst(report.stacks).map(stack => html`<stack-view .review=${this.review} .report=${stack}></stack-view>`)}`;
  }
}
customElements.define('review-page', ReviewPage);
