import { html } from 'lit';
import { severityTag } from './format.js';

/** What other scanners found: what is only theirs, what we judge otherwise, how much is the same. */
export function external(all) {
  const same = all.filter(one => one.standing === 'SAME').length;
  const shown = all.filter(one => one.standing !== 'SAME').slice(0, 100);
  return html`<ul class="plain external">${shown.map(one => html`<li>${severityTag(one.severity)} <code>${one.range.file}:${one.range.start.line}</code>
      ${one.title || one.message} <span class="dim">${one.tool} ${one.rule}${one.standing === 'DISAGREES' ? `; we judge otherwise: ${one.ours}` : ''}</span></li>`)}</ul>
    ${same ? html`<p class="dim">${same} results are the same as our findings.</p>` : ''}`;
}
