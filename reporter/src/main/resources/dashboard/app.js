import { html } from 'lit';
import { View } from './view.js';
import { session, signOut } from './api.js';
import './sign-in.js';
import './reviews.js';
import './review.js';
import './findings.js';

/** The shell: navigation without reloading, and the keys that work everywhere. */
class App extends View {
  static properties = { path: { state: true }, help: { state: true }, locked: { state: true }, leave: { state: true } };

  constructor() {
    super();
    this.path = location.pathname + location.search;
    this.help = false;
    this.locked = false;
    this.leave = false;
    addEventListener('plumbline-sign-in', () => { this.locked = true; });
    session().then(state => { this.leave = state.required && state.signedIn; this.locked ||= !state.signedIn; }, () => {});
    addEventListener('popstate', () => { this.path = location.pathname + location.search; });
    addEventListener('plumbline-go', event => this.go(event.detail));
    addEventListener('keydown', event => this.key(event));
  }

  connectedCallback() {
    super.connectedCallback();
    this.addEventListener('click', event => {
      const link = event.composedPath().find(node => node.tagName === 'A');
      if (!link || link.origin !== location.origin || link.target || event.ctrlKey || event.metaKey || link.hasAttribute('download')) return;
      if (link.pathname.startsWith('/api/')) return;
      event.preventDefault();
      if (link.hash && link.pathname === location.pathname) { document.querySelector(link.hash)?.scrollIntoView({ behavior: 'smooth' }); return; }
      this.go(link.pathname + link.search);
      scrollTo(0, 0);
    });
  }

  go(path) {
    if (path !== this.path) history.pushState(null, '', path);
    this.path = path;
  }

  key(event) {
    const typing = event.target.closest?.('input, select, textarea');
    if (event.key === 'Escape') { this.help = false; if (typing) event.target.blur(); return; }
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const rows = [...this.querySelectorAll('[data-row]')];
    const at = rows.indexOf(document.activeElement);
    switch (event.key) {
      case '?': this.help = !this.help; break;
      case '/': event.preventDefault(); this.search(); break;
      case 'j': rows[Math.min(at + 1, rows.length - 1)]?.focus(); break;
      case 'k': rows[Math.max(at - 1, 0)]?.focus(); break;
      case 'g': this.go('/'); break;
      case 'f': this.go('/findings'); break;
      default: return;
    }
  }

  /** Where there is nothing to search in, the page that has it. */
  search() {
    const field = this.querySelector('input[type=search]');
    if (field) field.focus(); else this.go('/findings');
  }

  view() {
    const url = new URL(this.path, location.origin);
    const review = url.pathname.match(/^\/reviews\/([^/]+)$/);
    if (review) return html`<review-page .review=${decodeURIComponent(review[1])}></review-page>`;
    if (url.pathname === '/findings') return html`<findings-page .query=${url.search}></findings-page>`;
    return html`<reviews-page></reviews-page>`;
  }

  render() {
    const here = new URL(this.path, location.origin).pathname;
    return html`
      <header class="bar">
        <a class="brand" href="/"><img src="/assets/icon.svg" alt="" width="22" height="22"> Plumbline</a>
        <nav aria-label="Main">
          <a href="/" aria-current=${here === '/' || here.startsWith('/reviews') ? 'page' : 'false'}>Reviews</a>
          <a href="/findings" aria-current=${here === '/findings' ? 'page' : 'false'}>Findings</a>
        </nav>
        ${this.leave ? html`<button class="quiet" @click=${async () => { await signOut(); location.reload(); }}>Sign out</button>` : ''}
        <button class="quiet" @click=${() => { this.help = true; }} aria-label="Keyboard shortcuts">?</button>
      </header>
      <main>${this.locked ? html`<sign-in></sign-in>` : this.view()}</main>
      ${this.help ? html`<dialog open class="card help" aria-label="Keyboard shortcuts">
        <h2>Keys</h2>
        <dl><dt>/</dt><dd>search findings</dd><dt>j, k</dt><dd>next, previous row</dd><dt>Enter</dt><dd>open it</dd>
        <dt>g</dt><dd>reviews</dd><dt>f</dt><dd>findings</dd><dt>Esc</dt><dd>close</dd></dl>
        <button @click=${() => { this.help = false; }}>Close</button></dialog>` : ''}`;
  }
}
customElements.define('plumbline-app', App);
