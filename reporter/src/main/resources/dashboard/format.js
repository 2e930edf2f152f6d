import { html } from 'lit';

const KEYS = /\[(?:"(?:\\.|[^"\\])*"|[^\]"])*\]/g;

export const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info'];
export const SERVICES = ['ingest', 'analyzer', 'reviewer', 'implementer', 'validator', 'reporter'];

export const plural = (count, word, words = word + 's') => `${count} ${count === 1 ? word : words}`;
export const short = revision => (/^[0-9a-f]{40}$/.test(revision) ? revision.slice(0, 10) : revision);
/** Owner and name; of a directory of this machine its last two names, so that it can't be taken for the former. */
export const repositoryName = repository => {
  const names = repository.split('/').filter(Boolean);
  const before = !repository.startsWith('/') ? '' : names.length > 2 ? '…/' : '/';
  return before + names.slice(-2).join('/');
};
/** What was reviewed; of a rejected change that named no branch nobody knows. */
export const revision = ({ ref, head, state }) => ref || (head || state === 'rejected' ? '' : 'working tree');
export const stackName = (repository, key) => (key.startsWith(repository + '/') ? key.slice(repository.length + 1) : key);
export const place = range => `${range.file}:${range.start.line}`;

export function duration(millis) {
  if (millis < 1000) return `${Math.max(0, Math.round(millis))} ms`;
  if (millis < 60_000) return `${(millis / 1000).toFixed(1)} s`;
  return `${Math.floor(millis / 60_000)} min ${Math.round((millis % 60_000) / 1000)} s`;
}

export function ago(millis) {
  const seconds = (Date.now() - millis) / 1000;
  if (seconds < 60) return 'just now';
  if (seconds < 3600) return plural(Math.floor(seconds / 60), 'minute') + ' ago';
  if (seconds < 86_400) return plural(Math.floor(seconds / 3600), 'hour') + ' ago';
  return new Date(millis).toLocaleDateString();
}

export const severityTag = severity => html`<span class="tag sev-${severity}">${severity}</span>`;

export const STATES = {
  running: ['Running', 'state-running'], pass: ['May be merged', 'state-pass'], fail: ['Not yet', 'state-fail'],
  incomplete: ['Incomplete', 'state-warn'], nothing_reviewed: ['Nothing reviewed', 'state-idle'], superseded: ['Superseded', 'state-idle'], rejected: ['Rejected', 'state-warn'],
};
export const stateTag = state => {
  const [label, kind] = STATES[state] ?? [state, 'state-idle'];
  return html`<span class="tag ${kind}">${label}</span>`;
};

/** How a review stands; once its branch or pull request is gone, that it was closed as well. */
export const standing = review => html`${review.closedAt ? html`<span class="tag state-idle" title=${new Date(review.closedAt).toLocaleString()}>Closed</span> ` : ''}${stateTag(review.state)}`;

/** A resource without what tells its instances apart: keys, or the names that a loop of a template gave. */
function block({ resource, resourceType }) {
  const bare = resource.replace(KEYS, '');
  return bare.includes(`${resourceType}.`) ? bare : bare.slice(0, bare.lastIndexOf('.') + 1);
}

/** What is said of an element that has no place of its own, whatever the instance. */
function said(finding) {
  const { resource, attribute, element, message } = finding;
  if (!element || attribute.includes('[')) return '';
  const keys = [...resource.matchAll(/\["((?:[^"\\]|\\.){2,})"\]/g)].map(([, key]) => key);
  return keys.reduce((text, key) => text.replaceAll(key, '*'), resource ? message.replaceAll(resource, () => block(finding)) : message);
}

/** Rows by what is mended once, as Fault.java has it: a block's instances are one finding. */
export function faults(rows) {
  const groups = new Map();
  for (const row of rows) {
    const { policy, severity, attribute, range, status } = row.finding;
    const key = JSON.stringify([row.review, row.repository, row.stack, policy, severity, block(row.finding), attribute, range, status, said(row.finding)]);
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(row);
  }
  return [...groups.values()];
}
export const inInstances = (found, rows) => plural(found.length, 'finding') + (rows.length > found.length ? ` in ${rows.length} instances` : '');

/** The order in which a person looks at stacks, as Gravity.java has it. */
export function worstFirst(stacks) {
  const bySeverity = counts => SEVERITIES.map(severity => counts?.[severity] ?? 0);
  const weights = ({ tally, dangers, errors }) =>
    [tally.unacknowledged, ...bySeverity(tally.blocking), dangers.length, errors ?? 0, ...bySeverity(tally.added), ...bySeverity(tally.open)];
  const compare = (one, other) => one.map((weight, i) => other[i] - weight).find(difference => difference !== 0) ?? 0;
  return [...stacks].sort((one, other) => compare(weights(one), weights(other)));
}

export function counts(map, order) {
  return order.filter(label => map?.[label] > 0).map(label => [label, map[label]]);
}
