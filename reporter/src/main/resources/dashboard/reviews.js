import { html } from 'lit';
import { View } from './view.js';
import { read, follow } from './api.js';
import { ago, duration, plural, repositoryName, short, standing } from './format.js';

/** All reviews, the newest first; the list moves as reviews do. */
class ReviewsPage extends View {
  static properties = { reviews: { state: true }, problem: { state: true } };

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
    if (this.isConnected) this.stop = follow({ after: this.last, kinds: ['review'], onEvent: () => this.soon() });
  }

  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.load(), 150);
  }

  async load() {
    try {
      const { reviews, lastEventId } = await read('/api/reviews?limit=200');
      this.reviews = reviews;
      this.last = lastEventId;
      this.problem = '';
    } catch (problem) {
      this.problem = problem.message;
    }
  }

  row(review) {
    const took = review.endedAt ? duration(review.endedAt - review.startedAt) : '';
    return html`<a class="row review" data-row href="/reviews/${encodeURIComponent(review.id)}">
      <span class="grow"><strong>${repositoryName(review.repository)}</strong> <span class="dim">${review.ref || 'working tree'} ${short(review.head)}</span>
        <span class="line">${review.summary || (review.state === 'running' ? 'the services are at work' : '')}</span></span>
      <span class="dim">${plural(review.stacks.length, 'stack')}</span>
      <span class="dim" title=${new Date(review.startedAt).toLocaleString()}>${ago(review.startedAt)}${took ? html` · ${took}` : ''}</span>
      ${standing(review)}
    </a>`;
  }

  render() {
    if (this.problem) return html`<div class="card problem">${this.problem}</div>`;
    if (!this.reviews) return html`<p class="dim">Loading …</p>`;
    if (this.reviews.length === 0) {
      return html`<div class="card empty"><h1>No reviews yet</h1>
        <p>A review begins when a repository-change event arrives. From a checkout:</p>
        <pre>./plumbline publish .</pre>
        <p>or point a GitHub or GitLab webhook at this server, or write a record to <code>plumbline.changes</code>.</p></div>`;
    }
    return html`<h1>Reviews</h1><div class="card list">${this.reviews.map(review => this.row(review))}</div>`;
  }
}
customElements.define('reviews-page', ReviewsPage);
