import { html } from 'lit';
import { View } from './view.js';
import { signIn } from './api.js';

/** Asks for the operator's token, then loads the same address again. */
class SignIn extends View {
  static properties = { problem: { state: true }, busy: { state: true } };

  async submit(event) {
    event.preventDefault();
    this.busy = true;
    try {
      await signIn(event.target.elements.token.value.trim());
      location.reload();
    } catch (problem) {
      this.problem = problem.message;
      this.busy = false;
    }
  }

  render() {
    return html`
      <form class="card sign-in" @submit=${event => this.submit(event)}>
        <h1>Sign in</h1>
        <p class="dim">This dashboard asks for the token that its operator set (<code>PLUMBLINE_HTTP_TOKEN</code>; with
        <code>docker compose</code> it is in <code>deploy/token</code>).</p>
        <label for="token">Token</label>
        <input id="token" name="token" type="password" autocomplete="current-password" required autofocus>
        <button ?disabled=${this.busy}>Sign in</button>
        ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : ''}
      </form>`;
  }
}
customElements.define('sign-in', SignIn);
