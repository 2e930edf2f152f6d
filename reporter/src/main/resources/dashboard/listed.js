import { html } from 'lit';

export const loading = html`<p class="dim loading" role="status">Loading …</p>`;

/**
 * A list in one of its states: what went wrong while it was fetched, on its way (null), empty, filled. What is there
 * already stays when a later look at it fails.
 */
export function listed(rows, { problem = '', empty, filled }) {
  return html`${problem ? html`<p class="problem" role="alert">${problem}</p>` : ''}
    ${rows ? (rows.length ? filled(rows) : empty) : problem ? '' : loading}`;
}
