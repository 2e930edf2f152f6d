import { html } from 'lit';
import { View } from './view.js';
import { read, follow } from './api.js';
import { listed } from './listed.js';
import { ago, duration, plural, repositoryName, revision, short, standing } from './format.js';

/** All reviews, the newest first; the list moves as reviews do. */
class ReviewsPage extends View {
  static properties = { reviews: { state: true }, waiting: { state: true }, problem: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    document.title = 'Reviews · Plumbline';
    this.start();
  }

  disconnectedCallback() {
    this.stop?.();
    clearTimeout(this.timer);
    super.disconnectedCallback();
  }

  async start() {
    await this.load();
    if (this.isConnected) this.stop = follow({ after: this.last, kinds: ['review', 'change'], onEvent: () => this.soon() });
  }

  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.load(), 150);
  }

  async load() {
    try {
      const { reviews, waiting, lastEventId } = await read('/api/reviews?limit=200');
      this.reviews = reviews;
      this.waiting = waiting;
      this.last = lastEventId;
      this.problem = '';
    } catch (problem) {
      this.problem = problem.message;
    }
  }

  row(review) {
    const took = review.endedAt ? duration(review.endedAt - review.startedAt) : '';
    return html`<a class="row review" data-row href="/reviews/${encodeURIComponent(review.id)}">
      <span class="grow"><strong>${repositoryName(review.repository)}</strong> <span class="dim">${revision(review)} ${short(review.head)}</span>
        <span class="line">${review.summary || (review.state === 'running' ? 'the services are at work' : '')}</span></span>
      <span class="dim">${plural(review.stacks.length, 'stack')}</span>
      <span class="dim" title=${new Date(review.startedAt).toLocaleString()}>${ago(review.startedAt)}${took ? html` · ${took}` : ''}</span>
      ${standing(review)}
    </a>`;
  }

  /** Changes whose repository can't be read yet, by repository and what is in the way. */
  held() {
    const groups = Map.groupBy(this.waiting ?? [], change => JSON.stringify([change.repository, change.reason]));
    return groups.size === 0 ? '' : html`<section class="card held"><h2>Not read yet</h2><ul class="plain">${[...groups.values()].map(changes => html`
      <li><code>${changes[0].repository}</code> <span class="reason">${changes[0].reason || 'is being tried again'}</span>
        <span class="dim">${changes.length > 1 ? plural(changes.length, 'change') + ', ' : ''}tried ${plural(Math.max(...changes.map(change => change.attempts)), 'time')},
        ${ago(Math.max(...changes.map(change => change.triedAt)))}; it is tried again by itself, and rejected when that does not help</span></li>`)}</ul></section>`;
  }

  render() {
    return html`<h1>Reviews</h1>${this.held()}${listed(this.reviews, {
      problem: this.problem,
      empty: html`<div class="card empty"><h2>No reviews yet</h2>
        <p>A review begins when a repository-change event arrives. From a checkout:</p>
        <pre>./plumbline publish .</pre>
        <p>or point a GitHub or GitLab webhook at this server, or write a record to <code>plumbline.changes</code>.</p></div>`,
      filled: reviews => html`<div class="card list">${reviews.map(review => this.row(review))}</div>`,
    })}`;
  }
}
customElements.define('reviews-page', ReviewsPage);
