import { html } from 'lit';
import { View } from './view.js';
import { SERVICES, duration, plural, stackName } from './format.js';

const MOST = 60;
const MARKS = { started: '●', completed: '✓', failed: '✕', skipped: '–', waiting: '↻' };

/** The run view: a row a stack, a column a service; cells light up as the ledger tells. */
class RunView extends View {
  static properties = { stacks: {}, repository: {}, phases: {}, now: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.timer = setInterval(() => { if ([...this.phases.values()].some(cell => cell.state === 'started')) this.now = Date.now(); }, 500);
  }

  disconnectedCallback() {
    clearInterval(this.timer);
    super.disconnectedCallback();
  }

  cell(stack, service) {
    if (service === 'ingest') return { state: 'completed', millis: 0, attempt: 1, reason: '' };
    return this.phases.get(`${stack}\n${service}`) ?? { state: 'open', millis: 0, attempt: 0, reason: '' };
  }

  rank(stack) {
    const states = SERVICES.map(service => this.cell(stack, service).state);
    if (states.includes('failed')) return 0;
    if (states.includes('started') || states.includes('waiting')) return 1;
    return states.includes('open') ? 2 : 3;
  }

  draw(stack, service) {
    const cell = this.cell(stack, service);
    const time = cell.state === 'started' ? duration((this.now ?? Date.now()) - cell.startedAt) : cell.millis > 0 ? duration(cell.millis) : '';
    const retries = cell.attempt > 1 ? ` · attempt ${cell.attempt}` : '';
    const label = `${service}: ${cell.state}${time ? ', ' + time : ''}${retries}${cell.reason ? ', ' + cell.reason : ''}`;
    return html`<td class="cell cell-${cell.state}" title=${label} aria-label=${label}>
      <span class="mark">${MARKS[cell.state] ?? ''}</span> <span class="time">${time}${cell.attempt > 1 ? html` <b>×${cell.attempt}</b>` : ''}</span></td>`;
  }

  render() {
    if (this.stacks.length === 0) return html`<p class="dim">There is no stack in it.</p>`;
    const sorted = [...this.stacks].sort((a, b) => this.rank(a) - this.rank(b) || a.localeCompare(b));
    const done = this.stacks.filter(stack => this.rank(stack) === 3).length;
    const reasons = [...this.phases.entries()].filter(([, cell]) => cell.reason && ['failed', 'waiting', 'skipped'].includes(cell.state)).slice(0, 10);
    return html`<div class="scroll"><table class="run">
      <caption>${done} of ${plural(this.stacks.length, 'stack')} through all six services</caption>
      <thead><tr><th scope="col">Stack</th>${SERVICES.map(service => html`<th scope="col">${service}</th>`)}</tr></thead>
      <tbody>${sorted.slice(0, MOST).map(stack => html`<tr><th scope="row">${stackName(this.repository, stack)}</th>${SERVICES.map(service => this.draw(stack, service))}</tr>`)}</tbody>
    </table></div>
    ${sorted.length > MOST ? html`<p class="dim">and ${sorted.length - MOST} more</p>` : ''}
    ${reasons.map(([key, cell]) => html`<p class="reason"><b>${stackName(this.repository, key.split('\n')[0])}</b>, ${key.split('\n')[1]} ${cell.state}: ${cell.reason}</p>`)}`;
  }
}
customElements.define('run-view', RunView);
