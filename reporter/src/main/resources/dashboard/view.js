import { LitElement } from 'lit';

/** A component in the page's own tree, so that one style sheet serves all. */
export class View extends LitElement {
  createRenderRoot() { return this; }
}
