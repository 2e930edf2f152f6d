import { html } from 'lit';
import { View } from './view.js';
import { read } from './api.js';
import { SEVERITIES, faults, inInstances } from './format.js';
import { listed } from './listed.js';
import './finding-list.js';

const NAMES = ['severity', 'policy', 'repository', 'stack', 'status', 'suppressed', 'review', 'q'];

/** Findings over all repositories. Every filter is in the URL, so that it can be shared. */
class FindingsPage extends View {
  static properties = { query: {}, rows: { state: true }, problem: { state: true } };

  willUpdate(changed) {
    if (changed.has('query')) this.load();
  }

  filters() {
    const given = new URLSearchParams(this.query);
    return new URLSearchParams(NAMES.filter(name => given.get(name)).map(name => [name, given.get(name)]));
  }

  async load() {
    document.title = 'Findings · Plumbline';
    const query = this.query;
    try {
      const rows = await read(`/api/findings?${this.filters()}`);
      if (query === this.query) { this.rows = rows; this.problem = ''; }
    } catch (problem) {
      if (query === this.query) { this.rows = null; this.problem = problem.message; }
    }
  }

  set(name, value) {
    const filters = this.filters();
    if (value) filters.set(name, value); else filters.delete(name);
    const query = String(filters);
    dispatchEvent(new CustomEvent('plumbline-go', { detail: '/findings' + (query ? '?' + query : '') }));
  }

  flip(name, value) {
    const chosen = new Set((this.filters().get(name) ?? '').split(',').filter(Boolean));
    if (!chosen.delete(value)) chosen.add(value);
    this.set(name, [...chosen].join(','));
  }

  typed(name, value) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.set(name, value), 200);
  }

  chips(name, values) {
    const chosen = (this.filters().get(name) ?? '').split(',');
    return html`<div class="chips" role="group" aria-label=${name}>${values.map(value => html`
      <button class="chip" aria-pressed=${chosen.includes(value)} @click=${() => this.flip(name, value)}>${value}</button>`)}</div>`;
  }

  render() {
    const filters = this.filters();
    const suppressed = filters.get('suppressed') ?? 'hide';
    return html`<h1>Findings</h1>
      <div class="card filters">
        <input type="search" aria-label="Search findings" placeholder="Search: policy, resource, file, control …" .value=${filters.get('q') ?? ''} @input=${event => this.typed('q', event.target.value)}>
        ${this.chips('severity', SEVERITIES)}
        ${this.chips('status', ['new', 'existing', 'fixed'])}
        <label>Suppressed <select @change=${event => this.set('suppressed', event.target.value === 'hide' ? '' : event.target.value)}>
          ${['hide', 'show', 'only'].map(value => html`<option ?selected=${suppressed === value}>${value}</option>`)}</select></label>
        ${['repository', 'stack', 'policy', 'review'].filter(name => filters.get(name)).map(name => html`
          <button class="chip" aria-pressed="true" @click=${() => this.set(name, '')}>${name}: ${filters.get(name)} ✕</button>`)}
      </div>
      ${listed(this.rows, {
        problem: this.problem,
        empty: html`<div class="card empty"><h2>No findings</h2><p>${String(filters) ? 'None fits these filters.' : html`Nothing was found, or nothing was reviewed yet: see <a href="/">Reviews</a>.`}</p></div>`,
        filled: rows => html`<p class="dim" id="count">${inInstances(faults(rows), rows)}</p><div class="card"><finding-list .findings=${rows} across></finding-list></div>`,
      })}`;
  }
}
customElements.define('findings-page', FindingsPage);
