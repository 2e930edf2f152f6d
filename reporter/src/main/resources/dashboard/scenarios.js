import { html } from 'lit';

const EFFECT = {
  NOT_RESTORED: html`<b class="danger">gone</b>`, GOES_DOWN: html`<b class="danger">down</b>`,
  CANNOT_BE_SAID: html`<span class="tag state-warn">not known</span>`, RESTORED_BY: html`<b>restored</b>`,
  SURVIVES: html`<span class="tag state-pass">survives</span>`,
};
const title = ({ loss, subject }) => loss === 'ZONE' ? 'a zone is lost' : loss === 'REGION' ? 'the region is lost'
  : loss === 'OTHER' ? html`<code>${subject}</code> is lost`
  : html`the ${loss.toLowerCase()} <code>${subject}</code> is lost`;

/** Losses played on the graph, folded; each statement with the place that decides it. */
export function scenarios(all) {
  return all.map(scenario => html`<details class="scenario"><summary>${title(scenario)}
    <span class="dim">${scenario.statements.filter(one => ['NOT_RESTORED', 'GOES_DOWN'].includes(one.effect)).length} down of ${scenario.statements.length}</span></summary>
    <ul class="plain">${scenario.statements.slice(0, 100).map(one => html`<li>${EFFECT[one.effect]} <code>${one.address}</code> ${one.text}
      <span class="dim">${one.attribute} <code>${one.range.file}:${one.range.start.line}</code></span></li>`)}</ul></details>`);
}
