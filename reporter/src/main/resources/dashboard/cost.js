import { html } from 'lit';

const number = amount => Number(amount).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const one = (amount, signed) => `${amount < 0 ? '−' : signed && amount > 0 ? '+' : ''}$${number(Math.abs(amount))}`;

/** US dollars a month: {low, high}, either of which may be absent. */
export function dollars(amount, signed = false) {
  const { low, high } = amount ?? {};
  if (low == null) return high == null ? 'not known' : `at most ${one(high, signed)}`;
  if (high == null) return `from ${one(low, signed)}`;
  return one(low, signed) === one(high, signed) ? one(low, signed) : `${one(low, signed)} to ${one(high, signed)}`;
}

/** The sum of a stack or a review, in the words that every report has; older reports have none. */
export function sum(cost) {
  return html`${cost.sentence || `${dollars(cost.head.monthly)} a month`} <span class="dim">estimated, never billed</span>`;
}

const resource = cost => html`<tr><td><code>${cost.address}</code></td>
  <td>${cost.standing === 'PRICED' ? dollars(cost.monthly) : html`<span class="dim">not known</span>`}</td>
  <td>${cost.reason}${cost.items.map(item => html`<span class="line">${item.component}: ${dollars(item.monthly)} <span class="dim">$${item.price.low} for ${item.unit}</span></span>`)}
    ${cost.assumptions.map(text => text.startsWith('not in it: ') ? html`<span class="line">${text}</span>` : html`<span class="line dim">assumed: ${text}</span>`)}</td></tr>`;

/** A stack's estimate: what the change does, then each resource, the dearest first. */
export function costs(estimate) {
  const shown = estimate.resources.filter(cost => cost.standing === 'PRICED' || cost.standing === 'UNKNOWN');
  return html`<p>${sum(estimate.summary)}</p>
    ${estimate.problems.map(problem => html`<p class="note">${problem}</p>`)}
    ${estimate.changes.length ? html`<ul class="plain">${estimate.changes.slice(0, 20).map(change => html`<li><code>${change.address}</code>
      <b>${change.known ? dollars(change.difference, true) : 'not known'}</b> <span class="dim">${change.text}</span></li>`)}</ul>` : ''}
    ${shown.length ? html`<details class="costs"><summary>${shown.length} resources with a price of their own</summary><div class="wide"><table>
      <thead><tr><th>resource</th><th>a month</th><th>how</th></tr></thead><tbody>${shown.slice(0, 200).map(resource)}</tbody></table></div></details>` : ''}`;
}
