import { html } from 'lit';
import { View } from './view.js';
import { read } from './api.js';
import { loading } from './listed.js';
import { faults, place, repositoryName, severityTag } from './format.js';

/** Findings as rows, the instances of one block together; one opens in place to its page. */
class FindingList extends View {
  static properties = { findings: {}, across: { type: Boolean }, alone: { type: Boolean }, open: { state: true }, page: { state: true } };

  async toggle(row) {
    const key = row.review + row.finding.fingerprint;
    this.page = null;
    this.open = this.open === key ? '' : key;
    if (!this.open) return;
    try {
      const page = await read(`/api/reviews/${encodeURIComponent(row.review)}/findings/${row.finding.fingerprint}`);
      if (this.open === key) this.page = page;
    } catch (problem) {
      this.page = { problem: problem.message };
    }
  }

  key(event, row) {
    if (event.key === 'Enter' && event.target === event.currentTarget) this.toggle(row);
  }

  row(rows) {
    const [row] = rows;
    const { finding } = row;
    const opened = this.open === row.review + finding.fingerprint;
    return html`<div class="finding ${opened ? 'opened' : ''}">
      <div class="row" data-row tabindex="0" role="button" aria-expanded=${opened} @click=${() => this.toggle(row)} @keydown=${event => this.key(event, row)}>
        ${severityTag(finding.severity)}
        <span class="grow"><strong>${finding.title}</strong> <span class="line">${finding.resource || row.stack}${finding.evidence ? html` <span class="dim">decided by ${finding.evidence}</span>` : ''}${rows.length > 1 ? html` <span class="tag state-idle">${rows.length} instances</span>` : ''}${this.across ? html` <span class="dim">in ${repositoryName(row.repository)} ${row.ref}</span>` : ''}</span></span>
        ${finding.status === 'NEW' ? html`<span class="tag state-new">${this.alone ? 'open' : 'new'}</span>` : finding.status === 'EXISTING' ? '' : html`<span class="tag state-idle">${finding.status.toLowerCase()}</span>`}
        <code class="dim">${place(finding.range)}</code>
      </div>
      ${opened ? html`<div class="detail">${this.page ? this.detail(rows, this.page) : loading}</div>` : ''}
    </div>`;
  }

  detail(rows, page) {
    const [row] = rows;
    if (page.problem) return html`<p class="problem">${page.problem}</p>`;
    const { finding } = row;
    const suppress = `# plumbline:ignore ${finding.policy} owner=YOUR-TEAM until=${new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10)} reason="WHY"`;
    return html`
      <p>${finding.message}</p>
      ${rows.length > 1 ? html`<details class="instances"><summary>${rows.length} instances</summary><ul>${rows.map(one => html`<li><code>${one.finding.resource}</code></li>`)}</ul></details>` : ''}
      ${page.code.length ? html`<pre class="code" aria-label="Code">${page.code.map(line => html`<span class=${line.marked ? 'marked' : ''}><i>${line.number}</i>${line.text}\n</span>`)}</pre>` : ''}
      ${finding.value ? html`<p><b>Value</b> <code>${finding.value}</code>${finding.trace.map(step => html` ← <code>${step.name}</code> <span class="dim">${place(step.range)}</span>`)}</p>` : ''}
      <p><b>What to do</b> ${finding.remediation}</p>
      ${finding.suppression ? html`<p><b>Suppressed</b> ${finding.suppression.reason || 'without a reason'} ${finding.suppression.owner ? html`by ${finding.suppression.owner}` : ''} ${finding.suppression.until ? html`until ${finding.suppression.until}` : ''}</p>` : ''}
      ${page.life ? html`<p><b>On the tracked branch</b> ${page.life.state} since ${new Date(page.life.openedAt).toLocaleString()}</p>` : ''}
      <p class="dim"><code>${finding.policy}</code> ${finding.aliases.length ? html`also ${finding.aliases.join(', ')}` : ''} ${finding.controls.length ? html`· ${finding.controls.join(', ')}` : ''}</p>
      <p class="copy"><code>${suppress}</code> <button @click=${event => this.copy(event, suppress)}>Copy suppression</button>
        <a href="/reviews/${encodeURIComponent(row.review)}">Review</a></p>`;
  }

  async copy(event, text) {
    const button = event.target;
    await navigator.clipboard.writeText(text);
    button.textContent = 'Copied';
  }

  render() {
    return html`<div class="list">${faults(this.findings).map(rows => this.row(rows))}</div>`;
  }
}
customElements.define('finding-list', FindingList);
